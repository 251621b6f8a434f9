namespace Grid.City;

/// <summary>
/// The time of the city: what people live by and deadlines run on. Machines (leases, retries) keep their own time.
/// </summary>
internal abstract class CityClock : TimeProvider
{
    /// <summary>Whether callers may say what time it is.</summary>
    public abstract bool Driven { get; }
}

/// <summary>The city lives in the present.</summary>
internal sealed class PresentClock : CityClock
{
    public override bool Driven => false;

    /// <summary>To the millisecond, which is as fine as people's deadlines get.</summary>
    public override DateTimeOffset GetUtcNow()
    {
        var now = System.GetUtcNow();
        return now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMillisecond));
    }
}

/// <summary>
/// A city whose clock is driven by its caller, for replays: the time is what the request says
/// (<see cref="DrivenTime"/>), and where none does, the latest that was ever said.
/// </summary>
internal sealed class DrivenClock(DateTimeOffset start) : CityClock
{
    private long latest = start.UtcTicks;

    public override bool Driven => true;

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
