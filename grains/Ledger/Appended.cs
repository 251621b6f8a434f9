
namespace Grid.Ledger;

/// <param name="First">Position of the first draft; the others follow without gaps.</param>
[GenerateSerializer, Immutable, Alias("grid.ledger.appended")]
internal readonly record struct Appended(
    [property: Id(0)] AppendResult Result,
    [property: Id(1)] LedgerPosition First,
    [property: Id(2)] string? Reason = null);

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
