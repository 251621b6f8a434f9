using System.Collections.Concurrent;

namespace Grid.Ledger;

/// <summary>Threads for calls that block, so that no grain and no request waits behind a disk.</summary>
internal sealed class LedgerThreads : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> work = [];

    public LedgerThreads(string name, int count)
    {
        for (var i = 0; i < count; i++)
        {
            new Thread(Run) { Name = name, IsBackground = true }.Start();
        }
    }

    public Task<T> Do<T>(Func<T> call, CancellationToken cancel) =>
        Task.Factory.StartNew(call, cancel, TaskCreationOptions.DenyChildAttach, this);

    public void Dispose() => work.CompleteAdding();

    protected override void QueueTask(Task task) => work.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => work.ToArray();

    private void Run()
    {
        foreach (var task in work.GetConsumingEnumerable())
        {
            TryExecuteTask(task);
        }
    }
}
