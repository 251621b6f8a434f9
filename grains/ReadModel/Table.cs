namespace Grid.ReadModel;

/// <summary>A table of the read model, described once for both stores.</summary>
internal sealed class Table<TRow>(string name)
{
    private readonly List<Column<TRow>> columns = [];
    private readonly List<Column<TRow>> keys = [];
    private readonly List<Column<TRow>> changing = [];
    private readonly List<string> changes = [];

    public string Name => name;

    public IReadOnlyList<Column<TRow>> Columns => columns;

    /// <summary>The columns that find a row.</summary>
    public IReadOnlyList<Column<TRow>> Keys => keys;

    /// <summary>The columns that may change after a row is added.</summary>
    public IReadOnlyList<Column<TRow>> Changed => changing;

    /// <summary>A column that finds the row.</summary>
    public Table<TRow> Key<TValue>(string column, Func<TRow, TValue> value)
    {
        Once(column, value);
        keys.Add(columns[^1]);
        return this;
    }

    /// <summary>A column that keeps its first value.</summary>
    public Table<TRow> Once<TValue>(string column, Func<TRow, TValue> value)
    {
        columns.Add(new(column, row => value(row), rows => rows.Select(value).ToArray()));
        return this;
    }

    public Table<TRow> Changing<TValue>(string column, Func<TRow, TValue> value)
    {
        changes.Add($"{column} = excluded.{column}");
        Once(column, value);
        changing.Add(columns[^1]);
        return this;
    }

    /// <summary>A column to which a row's value is added.</summary>
    public Table<TRow> Adding(string column, Func<TRow, long> value)
    {
        changes.Add($"{column} = {name}.{column} + excluded.{column}");
        return Once(column, value);
    }

    /// <summary>The statement that adds rows which do not exist yet.</summary>
    /// <param name="rows">Where the rows come from.</param>
    public string Insert(string rows) =>
        $"insert into {name} ({string.Join(", ", columns.Select(static column => column.Name))}) {rows}";

    /// <summary>The statement that adds rows, or updates those that exist.</summary>
    /// <param name="rows">Where the rows come from.</param>
    public string Upsert(string rows)
    {
        var change = changes.Count == 0 ? "nothing" : $"update set {string.Join(", ", changes)}";
        return $"{Insert(rows)} on conflict ({string.Join(", ", keys.Select(static key => key.Name))}) do {change}";
    }
}

/// <summary>A column of the read model, and its value for a row.</summary>
/// <param name="Values">The column of several rows, in an array of its own type.</param>
internal sealed record Column<TRow>(string Name, Func<TRow, object?> Value, Func<IReadOnlyList<TRow>, Array> Values);
