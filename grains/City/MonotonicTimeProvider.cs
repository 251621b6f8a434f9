namespace Grid.City;

/// <summary>
/// A machine's time that only moves forward: the wall clock at the start of the silo, plus the time that has passed
/// since. Idle grains are deactivated by it. By the wall clock itself, no grain could wake after that clock was set
/// back, until it had caught up.
/// </summary>
internal sealed class MonotonicTimeProvider(TimeProvider time) : TimeProvider
{
    private readonly DateTimeOffset began = time.GetUtcNow();
    private readonly long beganAt = time.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => began + time.GetElapsedTime(beganAt);

    public override long TimestampFrequency => time.TimestampFrequency;

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);
}
