namespace Grid.Chaos.Faults;

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
