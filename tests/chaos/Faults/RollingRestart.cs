namespace Grid.Chaos.Faults;

/// <summary>One silo after the other is asked to end and started again, as for a new version.</summary>
internal sealed class RollingRestart : Fault
{
    public override string Kind => "rolling restart";

    public override int Weight => 1;

    public override async Task<bool> Strike(Scene scene)
    {
        scene.Say("rolling restart of the silos");
        foreach (var silo in scene.Region.Silos)
        {
            await silo.Process.End();
            silo.Process.Launch();
            await scene.Region.Ready(TimeSpan.FromSeconds(20));
        }

        return true;
    }
}
