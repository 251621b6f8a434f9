using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Import;

/// <summary>Collects during an import what its last line says.</summary>
internal sealed class ImportNotes
{
    private readonly SortedSet<string> notKept = new(StringComparer.Ordinal);

    /// <summary>What the check found about a table as a whole.</summary>
    public List<FindingBody> AboutTable { get; } = [];

    /// <summary>The deadlines that a calendar would move; null where none was looked at.</summary>
    public DeadlineMovesBody? Deadlines { get; set; }

    private TableChangeBody? table;

    /// <summary>Notes what a table does to the rows in force.</summary>
    public void Take(TablePlan plan, GatewayOptions options)
    {
        table = plan.Changes.Body;
        if (TableChange.Unconfirmed(plan.Key, table, null, options) is { } loss)
        {
            AboutTable.Add(new(FindingLevel.Warning, "table.shrinks", loss, null, []));
        }
    }

    /// <summary>The last line of the answer.</summary>
    public ImportEnd End(ImportSummary summary, ImportCoverage? coverage) =>
        new(summary, AboutTable.Count > 0 ? AboutTable : null, coverage, table, notKept.Count > 0 ? notKept : null,
            Deadlines);

    /// <summary>Notes the columns that a row gives and the register has no place for.</summary>
    public void Took(ImportRow row, ColumnList columns)
    {
        foreach (var name in columns.NotKept(row))
        {
            notKept.Add(name);
        }
    }
}
