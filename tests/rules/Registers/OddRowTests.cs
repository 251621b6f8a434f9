using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Ledger;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Tests.Registers;

/// <summary>No value of any column reaches a record unless it is what the column means.</summary>
public sealed class OddRowTests
{
    // Values are written as JSON, which can express malformed texts.
    private static readonly string[] Odd =
    [
        "null",
        "\"\"",
        "\" \"",
        "[]",
        "[\"\"]",
        "[\" \", \"\"]",
        "[[]]",
        "[[\"a\"]]",
        "[null]",
        "[1]",
        "[\"a\", \"b\"]",
        "[\"a;b|c\"]",
        "[\"a\\u001fb\"]",
        "{}",
        "{\"a\":1}",
        "{\"a\":1,\"a\":2}",
        "{\"type\":\"Feature\"}",
        "{\"type\":\"Po\\ud800\"}",
        "5",
        "0",
        "-1",
        "1e308",
        "1e400",
        "0.1",
        "true",
        "false",
        "\"\\u0000\"",
        "\"a\\u001fb\"",
        "\"\\u001f\"",
        "\"\\ud800\"",
        "\"a;b\"",
        "\"a|b\"",
        "\";\"",
        "\"|\"",
        "\"2019-02-30\"",
        "\"0001-01-01\"",
        "\"9999-12-31\"",
        "\"2019-04-01\"",
        "\"9.99519E+14\"",
        "\"NaN\"",
        "\"*\"",
        "\"none/\"",
        "\"segment/x\"",
        "\"areaChief\"",
        "\"是\"",
        "\"１２３\"",
        $"\"{new string('长', 5000)}\"",
        $"[{string.Join(',', Enumerable.Repeat("\"a\"", 2000))}]",
    ];

    private static readonly Gen<(int Column, int Value)[]> Changes = Gen.Select(
        Gen.Int[0, 99], Gen.Int[0, Odd.Length - 1]).Array[1, 3];

    [Theory]
    [MemberData(nameof(SampleRows.OfRegisters), MemberType = typeof(SampleRows))]
    public void A_row_of_a_register_without_a_fault_is_a_record_that_can_be_read_again(string plural)
    {
        var form = RegisterForms.Find(plural)!;
        var (taken, refused) = (0, 0);
        Changes.Sample(
            changes =>
            {
                using var json = JsonDocument.Parse(Text(SampleRows.Of(plural), form.Columns, changes));
                var row = JsonRows.Read(1, json.RootElement);
                var key = row.Faults.Count == 0 ? form.Key(row) : "";
                var data = row.Faults.Count == 0 ? form.Data(row) : null;
                if (row.Faults.Count > 0)
                {
                    Assert.All(row.Faults, static fault => Assert.InRange(fault.Detail.Length, 1, 1000));
                    refused++;
                    return;
                }

                taken++;
                var shown = form.Show(data!);
                Assert.All(
                    form.Columns.All.Where(static column => column is { Needed: true, Name: not "code" }),
                    column => Assert.True(Holds(column, shown[column.Name]), $"{column.Name} of {shown}"));
                var written = EventCodec.Write(new Registered { Ref = new(form.Kind, key), Data = data! });
                Assert.Equal(
                    written, EventCodec.Write(JsonSerializer.Deserialize<Registered>(written, EventCodec.Json)!));
            },
            iter: 2000);
        Assert.True(taken > 10 && refused > 10, $"{taken} taken, {refused} refused");
    }

    [Theory]
    [MemberData(nameof(SampleRows.OfTables), MemberType = typeof(SampleRows))]
    public void A_row_of_a_table_without_a_fault_comes_back_as_it_went_in(string name)
    {
        var form = TableForms.Find(name)!;
        var (taken, refused) = (0, 0);
        Changes.Sample(
            changes =>
            {
                using var json = JsonDocument.Parse(Text(SampleRows.Of(name), form.Columns, changes));
                var row = JsonRows.Read(1, json.RootElement);
                var table = form.Read([row]);
                if (row.Faults.Count > 0)
                {
                    refused++;
                    return;
                }

                taken++;
                var shown = Assert.Single(form.Show(table))!;
                Assert.All(
                    form.Columns.All.Where(static column => column.Needed),
                    column => Assert.True(Holds(column, shown[column.Name]), $"{column.Name} of {shown}"));
                var again = JsonRows.Read(1, JsonSerializer.SerializeToElement(shown));
                Assert.True(RegisterCodec.Same(form.Read([again]), table), shown.ToJsonString());
                Assert.Empty(again.Faults);
            },
            iter: 1000);
        Assert.True(taken > 10 && refused > 10, $"{taken} taken, {refused} refused");
    }

    private static bool Holds(Column column, JsonNode? shown) => shown switch
    {
        null => false,
        JsonArray list => list.Count > 0,
        JsonValue value when value.TryGetValue<string>(out var text) => !string.IsNullOrWhiteSpace(text)
            && (column.Name, text) is not ("place", "none/")
            && (column.Sort != ColumnSort.Day || text != "0001-01-01"),
        _ => true,
    };

    /// <summary>The sample with some columns exchanged for odd values.</summary>
    private static string Text(JsonObject sample, ColumnList columns, (int Column, int Value)[] changes)
    {
        var members = sample.ToDictionary(static member => member.Key, static member => member.Value!.ToJsonString());
        foreach (var (column, value) in changes)
        {
            members[columns.Names[column % columns.Names.Count]] = Odd[value];
        }

        return $"{{{string.Join(',', members.Select(static member => $"\"{member.Key}\":{member.Value}"))}}}";
    }
}
