using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Areas;
using Grid.Gateway.Export;
using Grid.Gateway.Import;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Tests.Processes;
using Grid.Tests.Registers;

namespace Grid.Tests.Export;

/// <summary>What is exported and imported again is the same, in every format: the round trip is the identity.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Pieces =
    [
        "a", "大黄", "🐕", "é", ";", ",", "\"", "'", "|", "\n", "\r\n", "\t", " ", "[", "]", "{}", "=1+1", "0012", "null",
    ];

    public static TheoryData<string> Registers => SampleRows.OfRegisters;

    public static TheoryData<string> Tables => SampleRows.OfTables;

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task A_full_row_of_a_register_comes_back(string name)
    {
        var form = RegisterForms.Find(name)!;
        var row = JsonRows.Read(1, JsonSerializer.SerializeToElement(SampleRows.Of(name)));

        await ComesBack(form, [(form.Key(row), form.Data(row))]);
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task Generated_entries_come_back(string name)
    {
        var form = RegisterForms.Find(name)!;
        var random = new Random(20261129);
        var entries = Enumerable
            .Range(1, 300)
            .Select(i => Generated(form, i, random))
            .OfType<(string, RegisterData)>()
            .ToList();

        Assert.True(entries.Count > 20, $"{entries.Count} of 300 generated {name} can be read");
        await ComesBack(form, entries);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_full_row_of_a_table_comes_back(string name)
    {
        var form = TableForms.Find(name)!;

        await ComesBack(form, form.Read([JsonRows.Read(1, JsonSerializer.SerializeToElement(SampleRows.Of(name)))]));
    }

    [Fact]
    public async Task Every_file_of_Haiyan_comes_back()
    {
        var folder = Repository.County("haiyan");
        foreach (var file in CityFolder.Open(folder).Files)
        {
            if (RegisterForms.Find(file.Kind) is { } form)
            {
                var rows = await file.Rows(folder, null, form, default).ToListAsync();
                await ComesBack(form, [.. rows.Select(row => (form.Key(row), form.Data(row)))]);
            }
            else
            {
                var table = TableForms.Find(file.Kind)!;
                await ComesBack(table, table.Read(await file.Rows(folder, table, default).ToListAsync()));
            }
        }
    }

    [Fact]
    public async Task An_area_comes_after_the_one_that_it_lies_in_whatever_their_codes()
    {
        var entries = new[] { ("A", "M"), ("B", "Z"), ("M", "Z"), ("X", "Y"), ("Y", "X"), ("Z", null) }
            .Select(static area => new RegisterView(
                new(EntityKind.Area, area.Item1),
                new AreaData
                {
                    Area = AreaKind.Community,
                    Name = area.Item1,
                    Geometry = """{"type":"Polygon","coordinates":[]}""",
                    Parent = area.Item2,
                },
                1,
                RegisterChange.Read,
                default));

        var written = await Exporter.UpperFirst(RegisterForms.Find("areas")!, entries.ToAsyncEnumerable(), default)
            .Select(static entry => entry.Ref.Key)
            .ToListAsync();

        Assert.Equal(["Z", "M", "A", "B", "Y", "X"], written);
    }

    [Fact]
    public async Task A_register_without_entries_has_a_header()
    {
        using var file = new MemoryStream();
        await new RowWriter(ImportFormat.Csv, RegisterForms.Find("dogs")!.Columns)
            .Write(file, AsyncEnumerable.Empty<JsonObject>(), [], default);

        Assert.Equal("code,household\r\n", Encoding.UTF8.GetString(file.ToArray()));
    }

    private static async Task ComesBack(RegisterForm form, List<(string Code, RegisterData Data)> entries)
    {
        var others = entries.SelectMany(static entry => entry.Data.Other?.Keys ?? []).Distinct().ToList();
        foreach (var format in RowWriter.Formats)
        {
            using var file = new MemoryStream();
            await new RowWriter(format, form.Columns).Write(
                file,
                entries.Select(entry => ExportedRows.Of(form, entry.Code, entry.Data)).ToAsyncEnumerable(),
                others,
                default);
            file.Position = 0;
            var rows = await RowReader.Read(format, file, form, CsvDialect.Usual, default).ToListAsync();

            Assert.Equal(entries.Count, rows.Count);
            foreach (var (row, (code, held)) in rows.Zip(entries))
            {
                var key = form.Key(row);
                foreach (var before in new[] { null, held })
                {
                    var (data, faults) = form.Patch(row, before);
                    Assert.Empty(faults);
                    Assert.Equal($"{format} {code} {Text(held)}", $"{format} {key} {Text(data)}");
                }
            }
        }
    }

    private static async Task ComesBack(TableForm form, TableData held)
    {
        foreach (var format in new[] { ImportFormat.Csv, ImportFormat.Ndjson })
        {
            using var file = new MemoryStream();
            await Exporter.Write(form, held, format, file, default);
            file.Position = 0;
            var rows = await RowReader.Read(format, file, form, CsvDialect.Usual, default).ToListAsync();
            var again = form.Read(rows);

            Assert.All(rows, static row => Assert.Empty(row.Faults));
            Assert.Equal(Text(held), Text(again));
        }
    }

    /// <summary>
    /// An entry with texts that files find hard, in some of the columns; null where the form refuses it.
    /// </summary>
    private static (string Code, RegisterData Data)? Generated(RegisterForm form, int number, Random random)
    {
        var sample = SampleRows.Of(form.Plural);
        foreach (var column in form.Columns.All)
        {
            if (!column.Needed && random.Next(4) == 0)
            {
                sample.Remove(column.Name);
            }

            if (sample[column.Name] is null)
            {
                continue;
            }

            switch (column.Sort)
            {
                case ColumnSort.Text when column.Refers is null && random.Next(2) == 0:
                    sample[column.Name] = Odd(random);
                    break;
                case ColumnSort.List when !column.Joined && random.Next(2) == 0:
                    sample[column.Name] = new JsonArray(
                        [.. Enumerable.Range(0, random.Next(4)).Select(_ => (JsonNode)Odd(random))]);
                    break;
                case ColumnSort.Bag:
                    sample[column.Name] = new JsonObject(Enumerable.Range(0, random.Next(4)).Select(i =>
                        KeyValuePair.Create($"n.{i} 名", (JsonNode?)Odd(random))));
                    break;
            }
        }

        var row = JsonRows.Read(number, JsonSerializer.SerializeToElement(sample));
        var (code, data) = (form.Key(row), form.Data(row));
        return row.Faults.Count == 0 ? (code, data) : null;
    }

    private static string Odd(Random random) =>
        string.Concat(Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static string Text(RegisterData data) => JsonSerializer.Serialize(data, RegisterJson.Options);
}
