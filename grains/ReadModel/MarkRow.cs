using Grid.Ledger;
using Grid.Repeats;

namespace Grid.ReadModel;

/// <summary>A mark of a place, once for each complaint it rests on.</summary>
internal sealed record MarkRow(PlaceMarked Mark, Guid Report, LedgerPosition At);
