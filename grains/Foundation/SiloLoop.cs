using Microsoft.Extensions.Logging;

namespace Grid.Foundation;

/// <summary>Something a silo does from when it is up until it is about to stop.</summary>
internal abstract partial class SiloLoop(ILogger log) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;

    /// <summary>Set when the silo is about to stop.</summary>
    protected CancellationToken Stopping => stopping.Token;

    public virtual void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(GetType().Name, ServiceLifecycleStage.Active, Start, Stop);

    public void Dispose() => stopping.Dispose();

    /// <summary>Goes on until <see cref="Stopping"/>. What it throws before ends it, and is logged.</summary>
    protected abstract Task Run();

    private Task Start(CancellationToken cancel)
    {
        running = Watch();
        return Task.CompletedTask;
    }

    private async Task Stop(CancellationToken cancel)
    {
        await stopping.CancelAsync();
        // Only that there was no time to wait.
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
