using Microsoft.Extensions.Logging;

namespace Grid.Foundation;

/// <summary>Work that a silo does from the time it is up until it is about to stop.</summary>
internal abstract partial class SiloLoop(ILogger log) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;

    /// <summary>Set when the silo is about to stop.</summary>
    protected CancellationToken Stopping => stopping.Token;

    public virtual void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(GetType().Name, ServiceLifecycleStage.Active, Start, Stop);

    public void Dispose() => stopping.Dispose();

    /// <summary>Runs until <see cref="Stopping"/>. An exception before that ends the loop, and is logged.</summary>
    protected abstract Task Run();

    private Task Start(CancellationToken cancel)
    {
        running = Watch();
        return Task.CompletedTask;
    }

    private async Task Stop(CancellationToken cancel)
    {
        await stopping.CancelAsync();
        // An exception here means only that the time to wait has run out.
        await running.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Watch()
    {
        try
        {
            await Run();
        }
        catch (Exception ended) when (!Stopping.IsCancellationRequested)
        {
            LogEnded(log, ended, GetType().Name);
        }
        catch (OperationCanceledException)
        {
            // The silo stops, and the loop with it.
        }
    }
}
