using System.Collections.Immutable;
using Grid.Ledger;

namespace Grid.Gateway.Changes;

/// <summary>
/// Follows the ledger for all readers of live changes at this door, from the first reader on: each record is read and
/// written once, however many readers hear of it. No reader holds up another.
/// </summary>
internal sealed partial class ChangeFeed : IDisposable
{
    private const int PageSize = 512;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3); // less than a door apart waits for an answer
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    private readonly IGrainFactory grains;
    private readonly ChangeReader reader;
    private readonly ChangedCases cases;
    private readonly ChangeFrames frames;
    private readonly TimeProvider clock;
    private readonly ILogger<ChangeFeed> log;
    private readonly CancellationToken ending;
    private readonly CancellationTokenRegistration atEnd;

    // Held while a page is handed out, so that every reader sees the records in one order.
    private readonly SemaphoreSlim publishing = new(1, 1);
    private ImmutableList<ChangeListener> listeners = [];
    private ChangeCursor? reached;

    public ChangeFeed(
        IGrainFactory grains,
        ChangeReader reader,
        ChangedCases cases,
        ChangeFrames frames,
        IHostApplicationLifetime lifetime,
        TimeProvider clock,
        ILogger<ChangeFeed> log)
    {
        this.grains = grains;
        this.reader = reader;
        this.cases = cases;
        this.frames = frames;
        this.clock = clock;
        this.log = log;
        ending = lifetime.ApplicationStopping;
        atEnd = ending.Register(EndAll);
    }

    /// <summary>Begins to keep changes for a reader; <see cref="Leave"/> ends it.</summary>
    public async Task<ChangeListener> Listen(ChangeFilter filter, CancellationToken cancel)
    {
        await publishing.WaitAsync(cancel);
        try
        {
            if (reached is null)
            {
                reached = await reader.End();
                for (var partition = 0; partition < reached.Count; partition++)
                {
                    _ = Follow(partition, reached[partition]);
                }

                _ = KeepAlive();
            }

            var listener = new ChangeListener(filter, reached);
            ImmutableInterlocked.Update(ref listeners, static (all, one) => all.Add(one), listener);
            if (ending.IsCancellationRequested)
            {
                EndAll();
            }

            return listener;
        }
        finally
        {
            publishing.Release();
        }
    }

    public void Leave(ChangeListener listener) =>
        ImmutableInterlocked.Update(ref listeners, static (all, one) => all.Remove(one), listener);

    public void Dispose()
    {
        atEnd.Dispose();
        publishing.Dispose();
    }

    private async Task Follow(int partition, long after)
    {
        var ledger = grains.GetGrain<ILedgerReaderGrain>(0);
        while (!ending.IsCancellationRequested)
        {
            try
            {
                var page = await ledger.Follow(partition, after, PageSize, Patience).WaitAsync(ending);
                foreach (var record in page.Records)
                {
                    await Publish(record);
                    after = record.Position.Position;
                }
            }
            catch (OperationCanceledException) when (ending.IsCancellationRequested)
            {
                return;
            }
            // After any error the partition is asked again from where it was: a silo may be on its way out.
            catch (Exception error)
            {
                LogHeldUp(partition, error.GetType().Name, error.Message);
                await Task.Delay(PauseAfterFault, clock, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Publish(LedgerRecord record)
    {
        await publishing.WaitAsync(ending);
        try
        {
            var asked = listeners.FindAll(listener => listener.Filter.MayTake(record));
            var changed = asked.Any(static listener => listener.Filter.AsksTheCase) ? await cases.Of(record) : null;
            reached = reached!.With(record.Position);
            if (asked.FindAll(listener => listener.Filter.Takes(record, changed)) is { IsEmpty: false } taking)
            {
                Hand(taking, ChangeFrames.Of(record, frames.Data(record), reached));
            }
        }
        finally
        {
            publishing.Release();
        }
    }

    private async Task KeepAlive()
    {
        using var timer = new PeriodicTimer(Beat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ending))
            {
                await publishing.WaitAsync(ending);
                try
                {
                    Hand(listeners, ChangeFrames.Heartbeat(reached!));
                }
                finally
                {
                    publishing.Release();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The city stops.
        }
    }

    private void Hand(ImmutableList<ChangeListener> to, ReadOnlyMemory<byte> frame)
    {
        foreach (var listener in to.Where(listener => !listener.Offer(frame)))
        {
            LogCutOff(ChangeListener.MostWaiting);
            Leave(listener);
        }
    }

    private void EndAll() => listeners.ForEach(static listener => listener.End());
}
