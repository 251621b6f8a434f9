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

/// <summary>A silo stands still for a moment, as in a collection or on a busy machine: it stays.</summary>
internal sealed class ShortPause : Fault
{
    public override string Kind => "short pause";

    public override int Weight => 1;

    public override async Task<bool> Strike(Scene scene)
    {
        var silo = scene.AnySilo();
        if (!silo.Process.Runs)
        {
            return false;
        }

        scene.Say($"{silo} is stopped for a moment");
        await silo.Process.Stop();
        await Scene.Wait(scene.Between(0.5, 3));
        await silo.Process.Continue();
        return true;
    }
}

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
