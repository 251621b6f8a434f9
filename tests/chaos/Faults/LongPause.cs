namespace Grid.Chaos.Faults;

/// <summary>
/// A silo stands still for longer than the others wait for it, and then goes on as if nothing had been: two writers
/// believe that they own its partitions.
/// </summary>
internal sealed class LongPause : Fault
{
    public override string Kind => "stopped and let go";

    public override async Task<bool> Strike(Scene scene)
    {
        var silo = scene.AnySilo();
        if (!silo.Process.Runs)
        {
            return false;
        }

        var time = scene.Between(9, 14);
        scene.Say($"{silo} is stopped for {time.TotalSeconds:0} s");
        await silo.Process.Stop();
        await Scene.Wait(time);
        await silo.Process.Continue();
        await Scene.Wait(TimeSpan.FromSeconds(2));
        scene.Say($"{silo} was let go and {(silo.Process.Runs ? "runs" : "has ended itself")}");
        return true;
    }
}
