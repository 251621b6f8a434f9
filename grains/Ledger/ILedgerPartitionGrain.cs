using Grid.Foundation;
using Grid.Parties;
using Orleans.Concurrency;

namespace Grid.Ledger;

/// <summary>
/// The one writer of a partition. Key: partition number. Everything interleaves: appends of one partition meet in the
/// silo's commit loop, and reads are served from what was committed last, from memory while it is there.
/// </summary>
[Alias("grid.ledger.partition"), GrainInterfaceType("grid.ledger.partition")]
internal interface ILedgerPartitionGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Answers once the rows are durable. An exception means the outcome is unknown: the source must be reloaded before
    /// it decides again.
    /// </summary>
    [Alias("append"), AlwaysInterleave] Task<Appended> Append(AppendRequest request);

    /// <summary>
    /// Records after a position, at most <paramref name="limit"/>; waits up to <paramref name="patience"/> for the
    /// first.
    /// </summary>
    [Alias("follow"), AlwaysInterleave] Task<LedgerPage> Follow(long after, int limit, TimeSpan patience);
}

/// <summary>An event on its way into the ledger.</summary>
[GenerateSerializer, Immutable, Alias("grid.ledger.draft")]
internal sealed record Draft(
    [property: Id(0)] string Type,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string By,
    [property: Id(3)] IReadOnlyList<EntityRef> Parties,
    [property: Id(4)] string Payload)
{
    /// <summary>
    /// What the payload says, while it stays in the process that wrote it: its readers here need not read it.
    /// </summary>
    [NonSerialized]
    internal Cached<GridEvent> Happened;
}

/// <summary>
/// The events of one decision of one source: stored all together or not at all, as versions <c>Version + 1 …</c>.
/// </summary>
/// <param name="Version">The version of the source the decision was made on.</param>
[GenerateSerializer, Immutable, Alias("grid.ledger.append")]
internal sealed record AppendRequest(
    [property: Id(0)] string Source,
    [property: Id(1)] int Version,
    [property: Id(2)] IReadOnlyList<Draft> Drafts);

internal enum AppendResult
{
    /// <summary>Durable.</summary>
    Stored = 0,

    /// <summary>The source has moved on: somebody stored these versions before. Reload and decide again.</summary>
    VersionTaken = 1,

    /// <summary>Too many commands are waiting: nothing was stored; try again later.</summary>
    Full = 2,

    /// <summary>These rows alone cannot be stored, for the reason given; nothing was stored.</summary>
    Rejected = 3,
}

/// <param name="First">Position of the first draft; the others follow without gaps.</param>
[GenerateSerializer, Immutable, Alias("grid.ledger.appended")]
internal readonly record struct Appended(
    [property: Id(0)] AppendResult Result,
    [property: Id(1)] LedgerPosition First,
    [property: Id(2)] string? Reason = null);
