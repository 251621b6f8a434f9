namespace Grid.Chaos.Faults;

/// <summary>kill -9 of the whole city, whatever it is at.</summary>
internal sealed class KillCity : Fault
{
    public override string Kind => "kill city";

    public override int Kills => 1;

    public override int Weight => 4;

    public override async Task<bool> Strike(Scene scene)
    {
        await Scene.Wait(scene.Between(0, 1.5));
        scene.Say("kill -9 the city");
        await scene.Embedded.City.Process.Kill();
        return true;
    }
}

/// <summary>
/// kill -9 of the city while a journal of its stores is being written: the file has just changed, and changes again.
/// </summary>
internal sealed class KillInWrite(string kind, Func<Scene, string> journal) : Fault
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public override string Kind => kind;

    public override int Kills => 1;

    public override int Weight => 4;

    public override async Task<bool> Strike(Scene scene)
    {
        var file = new FileInfo(journal(scene));
        using var watch = new FileSystemWatcher(file.DirectoryName!, file.Name)
        {
            NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var changes = scene.Dice.Next(1, 30);
        watch.Changed += (_, _) =>
        {
            if (Interlocked.Decrement(ref changes) <= 0)
            {
                changed.TrySetResult();
            }
        };
        watch.EnableRaisingEvents = true;
        await Task.WhenAny(changed.Task, Task.Delay(Patience, TimeProvider.System));
        await scene.Embedded.City.Process.Kill();
        scene.Say($"{kind}: kill -9 the city{(changed.Task.IsCompleted ? "" : ", which wrote nothing")}");
        return changed.Task.IsCompleted;
    }
}

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

/// <summary>The city is asked to end and started again.</summary>
internal sealed class RestartCity : Fault
{
    public override string Kind => "restart";

    public override async Task<bool> Strike(Scene scene)
    {
        scene.Say("the city is asked to end");
        await scene.Embedded.City.Process.End();
        return true;
    }
}

/// <summary>The disk is full to the last byte for a while; one time in two the city is killed in that state.</summary>
internal sealed class DiskFull : Fault
{
    public override string Kind => "disk full";

    public override string? Missing(Scene scene) => scene.Embedded.NoDisk;

    public override async Task<bool> Strike(Scene scene)
    {
        var time = scene.Between(2, 6);
        var killed = scene.Dice.Next(2) == 0;
        scene.Say($"the disk is full for {time.TotalSeconds:0.0} s{(killed ? ", and kill -9 the city" : "")}");
        await scene.Embedded.Disk!.Fill();
        await Scene.Wait(time / 2);
        if (killed)
        {
            await scene.Embedded.City.Process.Kill();
        }
        else
        {
            await Scene.Wait(time / 2);
        }

        scene.Embedded.Disk.Free();
        return true;
    }
}
