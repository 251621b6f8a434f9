using Grid.Foundation;
using Grid.Parties;
using Orleans.Concurrency;

namespace Grid.Ledger;

/// <summary>
/// The one writer of a partition. Key: partition number. All calls interleave: appends of one partition meet in the
/// silo's commit loop. Reads are served from the last committed records, from memory while they are there.
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
    /// The event that the payload says, while it stays in the process that wrote it: readers in this process need not
    /// parse the payload.
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
    /// <summary>The rows are durable.</summary>
    Stored = 0,

    /// <summary>Another writer has stored these versions of the source. Reload and decide again.</summary>
    VersionTaken = 1,

    /// <summary>Too many commands are waiting. Nothing was stored; try again later.</summary>
    Full = 2,

    /// <summary>The store cannot keep these rows, for the reason given. Nothing was stored.</summary>
    Rejected = 3,
}

/// <param name="First">Position of the first draft; the others follow without gaps.</param>
[GenerateSerializer, Immutable, Alias("grid.ledger.appended")]
internal readonly record struct Appended(
    [property: Id(0)] AppendResult Result,
    [property: Id(1)] LedgerPosition First,
    [property: Id(2)] string? Reason = null);
