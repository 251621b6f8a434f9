using Grid.Foundation;
using Grid.Parties;

namespace Grid.Ledger;

/// <summary>
/// The events of one decision of one source: stored all together or not at all, as versions <c>Version + 1 …</c>.
/// </summary>
/// <param name="Version">The version of the source the decision was made on.</param>
[GenerateSerializer, Immutable, Alias("grid.ledger.append")]
internal sealed record AppendRequest(
    [property: Id(0)] string Source,
    [property: Id(1)] int Version,
    [property: Id(2)] IReadOnlyList<Draft> Drafts);

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
