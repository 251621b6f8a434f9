using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Rulebook;
using Grid.Tests.Clocks;
using Grid.Tests.Registers;

namespace Grid.Tests.Rulebook;

/// <summary>Every table has its form, its checks and its list: none is forgotten in silence.</summary>
public sealed class EveryTableTests
{
    private static readonly Rules Nothing = Rules.Empty(Year2019.China);

    [Fact]
    public void Every_table_has_one_form() =>
        Assert.Equal(Enum.GetValues<TableName>(), TableForms.All.Select(static form => form.Table).Order());

    [Theory]
    [MemberData(nameof(SampleRows.OfTables), MemberType = typeof(SampleRows))]
    public void A_full_row_fills_the_table_that_the_checks_and_the_rulebook_know(string name)
    {
        var form = TableForms.Find(name)!;
        var row = JsonRows.Read(1, JsonSerializer.SerializeToElement(SampleRows.Of(name)));
        var table = form.Read([row]);

        Assert.Equal(form.Table, table.Table);
        Assert.DoesNotContain(
            TableRules.Check(table, Nothing),
            static finding => finding.Code is "table.unknown" or "table.empty" or "table.mixed");
        Assert.Equal(7, Nothing.With(7, table).Version);
    }

    [Theory]
    [MemberData(nameof(SampleRows.OfTables), MemberType = typeof(SampleRows))]
    public void A_full_row_gives_every_column_and_the_table_shows_each(string name)
    {
        var form = TableForms.Find(name)!;
        var given = SampleRows.Of(name);
        var table = form.Read([JsonRows.Read(1, JsonSerializer.SerializeToElement(given))]);
        var shown = form.Show(table)[0]!.AsObject();

        foreach (var column in form.Columns.All.Where(static column => column.Use == ColumnUse.Entered))
        {
            Assert.True(given[column.Name] is not null, $"SampleRows gives the row of {name} no {column.Name}.");
            Assert.True(shown[column.Name] is not null, $"{form.GetType().Name} does not show {column.Name}.");
            Assert.True(
                column.Sort is not (ColumnSort.Flag or ColumnSort.Number or ColumnSort.Whole)
                    || JsonNode.DeepEquals(given[column.Name], shown[column.Name]),
                $"{form.GetType().Name} shows another {column.Name} than it read.");
        }
    }

    [Theory]
    [MemberData(nameof(SampleRows.OfTables), MemberType = typeof(SampleRows))]
    public void Rows_of_one_table_are_refused_in_another(string name)
    {
        var form = TableForms.Find(name)!;
        var row = JsonRows.Read(1, JsonSerializer.SerializeToElement(SampleRows.Of(name)));
        var other = form.Table == TableName.Classes ? TableName.Hours : TableName.Classes;

        Assert.Contains(
            TableRules.Check(form.Read([row]) with { Table = other }, Nothing),
            static finding => finding.Code == "table.mixed");
    }
}
