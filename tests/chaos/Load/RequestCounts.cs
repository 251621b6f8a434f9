using System.Collections.Concurrent;

namespace Grid.Chaos.Load;

/// <summary>How the clients fare, while they do.</summary>
internal sealed class RequestCounts
{
    private readonly ConcurrentDictionary<string, long> failures = new();
    private long accepted, refused, unanswered, reads, stale, numbers;

    public long Accepted => Interlocked.Read(ref accepted);

    public long Refused => Interlocked.Read(ref refused);

    /// <summary>Requests given up: what became of them the client does not know.</summary>
    public long Unanswered => Interlocked.Read(ref unanswered);

    public long Reads => Interlocked.Read(ref reads);

    /// <summary>Reads that showed a case as it was before what had been acknowledged.</summary>
    public long Stale => Interlocked.Read(ref stale);

    /// <summary>Attempts that were sent again, by what went wrong.</summary>
    public IReadOnlyDictionary<string, long> Failures => failures;

    /// <summary>The number of the next request.</summary>
    public long Next() => Interlocked.Increment(ref numbers);

    public void Accept() => Interlocked.Increment(ref accepted);

    public void Refuse() => Interlocked.Increment(ref refused);

    public void GiveUp() => Interlocked.Increment(ref unanswered);

    public void Read() => Interlocked.Increment(ref reads);

    public void ReadStale() => Interlocked.Increment(ref stale);

    public void Failure(string what) => failures.AddOrUpdate(what, 1, static (_, count) => count + 1);
}
