using Grid.Gateway.Registers;
using Grid.Ledger;

namespace Grid.Gateway.Parties;

/// <summary>A page of a register; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
public sealed record RegisterPageBody(
    IReadOnlyList<ShownRow> Items,
    string? Next,
    IReadOnlyList<LedgerPosition> LedgerPosition);
