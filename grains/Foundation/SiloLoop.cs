namespace Grid.Foundation;

/// <summary>Something a silo does from when it is up until it is about to stop.</summary>
internal abstract class SiloLoop : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;

    /// <summary>Set when the silo is about to stop.</summary>
    protected CancellationToken Stopping => stopping.Token;

    public virtual void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(GetType().Name, ServiceLifecycleStage.Active, Start, Stop);

    public void Dispose() => stopping.Dispose();

    /// <summary>Goes on until <see cref="Stopping"/>; what it throws then is nobody's.</summary>
    protected abstract Task Run();

    private Task Start(CancellationToken cancel)
    {
        running = Run();
        return Task.CompletedTask;
    }

    private async Task Stop(CancellationToken cancel)
    {
        await stopping.CancelAsync();
        await running.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
