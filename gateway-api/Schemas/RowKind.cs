using Grid.Gateway.Cases;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;

namespace Grid.Gateway.Schemas;

/// <summary>
/// What a row may be of: a register, a table of the rulebook, or a case that is taken over, each with the columns of
/// its form.
/// </summary>
/// <param name="Name">As in a path and in city.json: <c>segments</c>.</param>
/// <param name="Chinese">The county's word for it.</param>
internal sealed record RowKind(string Name, string Chinese, ColumnList Columns, bool IsTable)
{
    public static IReadOnlyList<RowKind> All { get; } =
    [
        .. RegisterForms.All.Select(static form =>
            new RowKind(form.Plural, form.Kind.Traits.Chinese, form.Columns, IsTable: false)),
        .. TableForms.All.Select(static form =>
            new RowKind(form.Name, EntityKind.Table.Traits.Chinese, form.Columns, IsTable: true)),
        new(CaseForm.Kind, "案件", CaseForm.Columns, IsTable: false),
    ];

    public static RowKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>The columns a row may give, without what only the city shows.</summary>
    public IEnumerable<Column> Given => Columns.All.Where(static column => column.Use != ColumnUse.Shown);

    /// <summary>The word of the register that a column refers to; null for none.</summary>
    public static string? Reference(Column column) => column.Refers is { } kind ? RegisterForms.Of(kind).Plural : null;
}
