using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;

namespace Grid.Gateway.Registers;

/// <summary>The columns of one form, by name. Letter case counts for nothing.</summary>
internal sealed class ColumnList
{
    private readonly FrozenDictionary<string, Column> byName, namesOf;

    /// <param name="of">What has them, in the plural: <c>dogs</c>.</param>
    public ColumnList(string of, params IReadOnlyList<Column> columns)
    {
        (Of, All) = (of, columns);
        byName = columns.ToFrozenDictionary(static column => column.Name, StringComparer.OrdinalIgnoreCase);
        namesOf = columns.Where(static column => column.NameOf is not null)
            .ToFrozenDictionary(static column => column.NameOf!.Name);
        Names = [.. columns.Where(static column => column.Use != ColumnUse.Shown).Select(static column => column.Name)];
        Needed = [.. columns.Where(static column => column.Needed).Select(static column => column.Name)];
    }

    public string Of { get; }

    public IReadOnlyList<Column> All { get; }

    /// <summary>What a row may give, without what is only shown.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Without these there is no record.</summary>
    public IReadOnlyList<string> Needed { get; }

    /// <summary>A column, or that of one name within a bag: <c>other.NAME</c>. Null for an unknown one.</summary>
    public Column? Find(string name) => byName.GetValueOrDefault(name) ?? Within(name);

    /// <summary>The column that shows the names of the codes of another one; null where there is none.</summary>
    public Column? NamesOf(string name) => namesOf.GetValueOrDefault(name);

    /// <summary>What a row shows under the name of a column, also of one name in a bag; null for nothing.</summary>
    public static JsonNode? Shown(JsonObject row, string name) =>
        !row.TryGetPropertyValue(name, out var shown) && name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
            ? row[name[..dot]]?[name[(dot + 1)..]]
            : shown;

    /// <summary>The columns that a row gives and the register has no place for.</summary>
    public IEnumerable<string> NotKept(ImportRow row) =>
        All.Where(column => column.Use == ColumnUse.NotKept && row.Has(column.Name))
            .Select(static column => column.Name);

    private Column? Within(string name) =>
        name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
        && byName.GetValueOrDefault(name[..dot]) is { Sort: ColumnSort.Bag } bag
            ? Column.Text(name, bag.About, bag.Longest)
            : null;

    /// <summary>Refuses a name by saying which one it may mean.</summary>
    public string Unknown(string name) => $"'{Clip.Of(name)}' is no column of {Of}.{Nearest.Hint(name, Names)}";
}
