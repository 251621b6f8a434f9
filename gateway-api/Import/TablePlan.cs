using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Gateway.Import;

/// <summary>A table that was read and not yet entered, with its differences from the table in force.</summary>
/// <param name="Key">County code and the table's word.</param>
/// <param name="Version">Of the table in force; 0 for none.</param>
/// <param name="Changes">What it does to the rows in force.</param>
internal sealed record TablePlan(
    TableForm Form,
    string Key,
    IReadOnlyList<ImportRow> Rows,
    TableData Table,
    int Version,
    TableChange Changes)
{
    /// <summary>Whether every row can be read.</summary>
    public bool IsValid => Rows.All(static row => row.Faults.Count == 0);

    public EntityRef Entry { get; } = new(EntityKind.Table, Key);
}
