using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Gateway.Cases;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Gateway.Schemas;
using Grid.Tests.Registers;
using Json.Schema;

namespace Grid.Tests.Folders;

/// <summary>What a schema says is what its form does: both take a row, or both refuse it.</summary>
public sealed class RowSchemaTests
{
    private static readonly EvaluationOptions Strict = new() { RequireFormatValidation = true };

    public static TheoryData<string> Kinds => [.. RowKind.All.Select(static kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_full_row_is_taken_by_both(string name) => Agree(name, SampleRows.Of(name), isTaken: true, "full row");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_row_of_what_is_needed_alone_is_taken_by_both(string name)
    {
        var row = SampleRows.Of(name);
        foreach (var column in RowKind.Find(name)!.Columns.All.Where(static column => !column.Needed))
        {
            row[column.Name] = null;
        }

        if (name is "appointments")
        {
            row["holder"] = "P-0017"; // holder or office
        }

        if (name is "beats")
        {
            row["duty"] = "officer"; // duty or squad
        }

        if (name is CaseForm.Kind)
        {
            row["description"] = "店外堆放水果"; // class or description, which also stand for the place
        }

        Agree(name, row, isTaken: true, "needed alone");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_spoiled_column_is_refused_by_both(string name)
    {
        var kind = RowKind.Find(name)!;
        foreach (var column in kind.Columns.All.Where(static column => column.Use == ColumnUse.Entered))
        {
            if (column.Needed)
            {
                var without = SampleRows.Of(name);
                without.Remove(column.Name);
                Agree(name, without, isTaken: false, $"without {column.Name}");
            }

            foreach (var spoiled in Spoiled(column))
            {
                var row = SampleRows.Of(name);
                row[column.Name] = spoiled;
                Agree(name, row, isTaken: false, $"{column.Name} = {spoiled.ToJsonString()}");
            }
        }

        var unknown = SampleRows.Of(name);
        unknown["surely no column"] = "x";
        Agree(name, unknown, isTaken: false, "an unknown column");
    }

    private static IEnumerable<JsonNode> Spoiled(Column column) => column.Sort switch
    {
        ColumnSort.Number => ["x", JsonValue.Create(column.Greatest + 1), JsonValue.Create(column.Least - 1)],
        ColumnSort.Whole => ["x", 1.5, JsonValue.Create(column.Greatest + 1)],
        ColumnSort.Flag => ["perhaps"],
        ColumnSort.Day => ["2019-02-30", "01/02/2019"],
        ColumnSort.Word => ["surely no word"],
        ColumnSort.Code => ["a b", new string('x', 65)],
        ColumnSort.List => [new JsonObject(), new JsonArray(new string('x', column.Longest + 1))],
        ColumnSort.Outline => [5],
        ColumnSort.Bag =>
        [
            "x",
            new JsonObject { ["a"] = new string('x', column.Longest + 1) },
            new JsonObject { ["a"] = new JsonArray("x") },
        ],
        _ => [new string('x', column.Longest + 1), new JsonObject()],
    };

    private static void Agree(string name, JsonObject row, bool isTaken, string what)
    {
        var schema = JsonSchema.Build(
            JsonSerializer.SerializeToElement(RowSchema.Of(RowKind.Find(name)!)),
            new() { SchemaRegistry = new(), Dialect = Dialect.Draft202012 });
        var valid = schema.Evaluate(JsonSerializer.SerializeToElement(row), Strict).IsValid;
        var read = JsonRows.Read(1, JsonSerializer.SerializeToElement(row));
        if (RegisterForms.Find(name) is { } form)
        {
            _ = form.Key(read);
            _ = form.Data(read);
        }
        else if (TableForms.Find(name) is { } table)
        {
            _ = table.Read([read]);
        }
        else
        {
            _ = CaseForm.Read(read, new("330424", TimeZoneInfo.Utc, "import"), checksOnly: true);
        }

        Assert.True(valid == isTaken, $"The schema of {name} {(valid ? "takes" : "refuses")} {what}.");
        Assert.True(
            read.Faults.Count == 0 == isTaken,
            $"The form of {name} {(isTaken ? "refuses" : "takes")} {what}: "
            + string.Join(' ', read.Faults.Select(static fault => fault.Detail)));
    }
}
