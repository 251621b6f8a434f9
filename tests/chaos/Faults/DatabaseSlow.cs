namespace Grid.Chaos.Faults;

/// <summary>Everything on the way to PostgreSQL takes longer.</summary>
internal sealed class DatabaseSlow : Fault
{
    public override string Kind => "database slow";

    public override async Task<bool> Strike(Scene scene)
    {
        var delay = TimeSpan.FromMilliseconds(scene.Dice.Next(20, 400));
        scene.Say($"PostgreSQL answers {delay.TotalMilliseconds:0} ms later each way");
        foreach (var member in scene.Region.Members)
        {
            member.Wire.Delay = delay;
        }

        await Scene.Wait(scene.Between(3, 7));
        foreach (var member in scene.Region.Members)
        {
            member.Wire.Heal();
        }

        return true;
    }
}
