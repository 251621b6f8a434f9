namespace Grid.Chaos.Faults;

/// <summary>The city stands still for a while and goes on.</summary>
internal sealed class PauseCity : Fault
{
    public override string Kind => "stopped and let go";

    public override async Task<bool> Strike(Scene scene)
    {
        var time = scene.Between(0.5, 9);
        scene.Say($"the city is stopped for {time.TotalSeconds:0.0} s");
        await scene.Embedded.City.Process.Stop();
        await Scene.Wait(time);
        await scene.Embedded.City.Process.Continue();
        return true;
    }
}
