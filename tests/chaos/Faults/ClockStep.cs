using Grid.Chaos.City;

namespace Grid.Chaos.Faults;

/// <summary>The wall clock of one silo steps by minutes, there and, some time later, back.</summary>
internal sealed class ClockStep : Fault
{
    public override string Kind => "clock step";

    public override string? Missing(Scene scene) => scene.Clock is null ? FakeClock.NotInstalled : null;

    public override async Task<bool> Strike(Scene scene)
    {
        var off = TimeSpan.FromMinutes(scene.Dice.Next(2, 20) * (scene.Dice.Next(2) == 0 ? 1 : -1));
        scene.Say(
            $"the clock of {scene.City.Members.Last(static member => !member.Name.StartsWith("gateway", StringComparison.Ordinal))} steps by {off.TotalMinutes:+0;-0} min");
        scene.Clock!.Step(off);
        await Scene.Wait(scene.Between(3, 8));
        scene.Clock.Step(TimeSpan.Zero);
        return true;
    }
}
