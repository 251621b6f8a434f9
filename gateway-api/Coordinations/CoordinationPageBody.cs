using Grid.Ledger;
using Grid.ReadModel;

namespace Grid.Gateway.Coordinations;

/// <summary>A page of matters; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
public sealed record CoordinationPageBody(
    IReadOnlyList<CoordinationLine> Items,
    string? Next,
    IReadOnlyList<LedgerPosition> LedgerPosition);
