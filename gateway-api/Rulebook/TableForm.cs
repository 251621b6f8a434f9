using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>
/// The form of one table of the rulebook: its columns, from rows to the table and back. A table is entered whole or not
/// at all.
/// </summary>
internal abstract class TableForm(TableName table, params Column[] columns)
{
    public TableName Table => table;

    /// <summary>Its word in a path and in the register's key: <c>routes</c>.</summary>
    public string Name { get; } = Words.Of(table);

    public ColumnList Columns { get; } = new(Words.Of(table), NameColumn.Beside(columns));

    /// <summary>
    /// The table of these rows; faults are noted in the rows, also for a row that contradicts an earlier one. A row
    /// that says exactly what an earlier one says is noted as such and left out.
    /// </summary>
    public abstract TableData Read(IReadOnlyList<ImportRow> rows);

    public abstract JsonArray Show(TableData data);

    /// <summary>What tells each row of a table from the others, and what the row says, in their order.</summary>
    public abstract IReadOnlyList<(string Identity, string Says)> Contents(TableData data);
}

/// <summary>The base of a form, with the type of its rows.</summary>
internal abstract class TableForm<T>(TableName table, params Column[] columns) : TableForm(table, columns)
{
    public sealed override TableData Read(IReadOnlyList<ImportRow> rows)
    {
        var read = new List<T>(rows.Count);
        var seen = new Dictionary<string, (int Line, T Row)>();
        foreach (var row in rows)
        {
            if (row.Under(Columns).Faults.Count > 0)
            {
                continue; // could not be read at all
            }

            var entry = Read(row);
            if (row.Faults.Count == 0 && !seen.TryAdd(Identity(entry), (row.Line, entry)))
            {
                var (line, earlier) = seen[Identity(entry)];
                if (Says(earlier) == Says(entry))
                {
                    row.Repeats = line;
                    continue;
                }

                row.Fault("", "twice", $"says again what line {line} says: {Identity(entry)}.");
            }

            read.Add(entry);
        }

        return Fill(read);
    }

    public sealed override JsonArray Show(TableData data) => new([.. Rows(data).Select(Show)]);

    public sealed override IReadOnlyList<(string Identity, string Says)> Contents(TableData data) =>
        [.. Rows(data).Select(row => (Identity(row), Says(row)))];

    protected abstract T Read(ImportRow row);

    /// <summary>What no two rows may share.</summary>
    protected abstract string Identity(T row);

    protected abstract TableData Fill(IReadOnlyList<T> rows);

    protected abstract IReadOnlyList<T> Rows(TableData data);

    protected abstract JsonNode Show(T row);

    private string Says(T row) => Show(row).ToJsonString();
}
