namespace Grid.City;

/// <summary>
/// The time of the city: people live by it, and deadlines run on it. Leases and retries use the time of the machine.
/// </summary>
internal abstract class CityClock : TimeProvider
{
    /// <summary>Whether callers may set the time.</summary>
    public abstract bool Driven { get; }

    /// <summary>
    /// In a driven city, what the calling method decides or asks of other grains from here on happens at this time:
    /// what no request causes has the time of its cause, however far other callers have driven the clock. In any other
    /// city it happens now.
    /// </summary>
    public virtual void ActAt(DateTimeOffset cause)
    {
    }
}

/// <summary>The clock of a city that lives in the present.</summary>
internal sealed class PresentClock : CityClock
{
    public override bool Driven => false;

    /// <summary>The time to the millisecond: the deadlines of people are no finer.</summary>
    public override DateTimeOffset GetUtcNow()
    {
        var now = System.GetUtcNow();
        return now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMillisecond));
    }
}

/// <summary>
/// The clock of a city whose callers drive it, for replays: the time is the one that the request names
/// (<see cref="DrivenTime"/>); a request without a time has the latest that any request named.
/// </summary>
internal sealed class DrivenClock(DateTimeOffset start) : CityClock
{
    private long latest = start.UtcTicks;

    public override bool Driven => true;

    public override void ActAt(DateTimeOffset cause) => RequestContext.Set(DrivenTime.Context, cause.UtcTicks);

    public override DateTimeOffset GetUtcNow()
    {
        if (RequestContext.Get(DrivenTime.Context) is not long said)
        {
            return new(Interlocked.Read(ref latest), TimeSpan.Zero);
        }

        for (var seen = Interlocked.Read(ref latest); said > seen; seen = Interlocked.Read(ref latest))
        {
            Interlocked.CompareExchange(ref latest, said, seen);
        }

        return new(said, TimeSpan.Zero);
    }
}
