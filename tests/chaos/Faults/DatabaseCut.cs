using Grid.Chaos.City;

namespace Grid.Chaos.Faults;

/// <summary>One silo, or every member of the region, cannot reach PostgreSQL for a while.</summary>
internal sealed class DatabaseCut : Fault
{
    public override string Kind => "database cut off";

    public override async Task<bool> Strike(Scene scene)
    {
        IReadOnlyList<Wired> cut = scene.Dice.Next(2) == 0 ? [scene.AnySilo()] : [.. scene.Region.Members];
        var time = scene.Between(1, 9);
        scene.Say(
            $"{(cut.Count == 1 ? cut[0].Name : "everyone")} is cut off from PostgreSQL for {time.TotalSeconds:0.0} s");
        foreach (var member in cut)
        {
            member.Wire.Cut();
        }

        await Scene.Wait(time);
        foreach (var member in cut)
        {
            member.Wire.Heal();
        }

        return true;
    }
}
