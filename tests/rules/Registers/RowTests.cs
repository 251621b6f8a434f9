using System.Text;
using System.Text.Json;
using Grid.Gateway.Import;
using Grid.Gateway.Registers;

namespace Grid.Tests.Registers;

public sealed class RowTests
{
    [Theory]
    [InlineData("""{ "vaccinated_until": "2020-01-01" }""", "register.columnUnknown", "vaccinatedUntil")]
    [InlineData("""{ "breed": "a", "Breed": "b" }""", "register.columnTwice", "Breed")]
    [InlineData("""{ "type": "Feature", "propertys": {} }""", "register.memberUnknown", "properties")]
    [InlineData("""{ "type": 5 }""", "register.columnUnknown", "type")]
    [InlineData("""{ "type": "Feature", "properties": [] }""", "register.shape", "object")]
    [InlineData("""{ "breed": false }""", "register.shape", "in quotes")]
    [InlineData("""{ "breed": 1e308 }""", "register.shape", "in quotes")]
    [InlineData("""{ "breed": { "a": 1 } }""", "register.shape", "object")]
    [InlineData("""{ "breed": ["a"] }""", "register.shape", "list")]
    [InlineData("""{ "breed": "a\u001fb" }""", "register.control", "control")]
    [InlineData("""{ "breed": "a\ud800b" }""", "register.text", "UTF-8")]
    [InlineData("""{ "a\ud800b": 1 }""", "register.text", "UTF-8")]
    public void What_a_row_cannot_say_is_refused_by_name(string json, string code, string named)
    {
        var row = JsonRows.Read(1, JsonElement.Parse(json));
        RegisterForms.Find("dogs")!.Data(row);

        var fault = row.Faults.First(fault => fault.Code == code);
        Assert.Contains(named, fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crs_that_is_no_text_is_refused()
    {
        var row = JsonRows.Read(1, JsonElement.Parse(
            """{ "type": "Feature", "properties": { "code": "R", "name": "路" }, "crs": "\ud800", "geometry": {} }"""));
        RegisterForms.Find("roads")!.Data(row);

        Assert.Equal("crs", Assert.Single(row.Faults).Field);
    }

    [Fact]
    public void A_text_as_long_as_its_column_is_taken_however_many_units_a_character_has()
    {
        var form = RegisterForms.Find("roads")!;
        var fits = JsonRows.Read(
            1, JsonElement.Parse($$"""{ "code": "R", "name": "{{string.Concat(Enumerable.Repeat("𠮷", 200))}}" }"""));
        var longer = JsonRows.Read(1, JsonElement.Parse($$"""{ "code": "R", "name": "{{new string('a', 201)}}" }"""));
        form.Data(fits);
        form.Data(longer);

        Assert.Empty(fits.Faults);
        Assert.Equal("register.tooLong", Assert.Single(longer.Faults).Code);
    }

    [Fact]
    public async Task A_cell_that_is_empty_gives_its_column_as_nothing_and_lines_of_commas_are_passed_over()
    {
        var rows = await Csv("dogs", "code,breed,\nD-1,,\n,,\n \t, ,\nD-2,柴犬,\n");

        Assert.Equal([2, 5], rows.Select(static row => row.Line));
        Assert.True(rows[0].Gives("breed") && !rows[0].Has("breed") && !rows[0].Gives("chip"));
        Assert.Empty(Assert.Single(await Csv("dogs", "code,breed\nD-1,柴犬,, \n")).Faults);
        Assert.Equal(
            "import.fields", Assert.Single(Assert.Single(await Csv("dogs", "code,breed\nD-1,柴犬,x\n")).Faults).Code);
        Assert.Equal(
            "register.columnNameless", Assert.Single((await Csv("dogs", "code,breed,\nD-1,,x\n"))[0].Faults).Code);
    }

    [Theory]
    [InlineData("code,breed,breed\n", "import.columnTwice")]
    [InlineData("code,vaccinated_until\n", "import.columnUnknown")]
    [InlineData("code;breed\n", "import.separator")]
    [InlineData("breed,chip\n", "import.columnsMissing")]
    public async Task A_header_is_refused_as_a_whole(string csv, string code)
    {
        var row = Assert.Single(await Csv("dogs", csv + "x,y\n"));

        Assert.True(row.IsWhole);
        Assert.Equal(code, Assert.Single(row.Faults).Code);
    }

    [Theory]
    [InlineData("csv", "code,name\nR-1,路\n")]
    [InlineData("ndjson", """{"code":"R-1","name":"路"}""")]
    [InlineData(
        "geojson",
        """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"R-1","name":"路"},"geometry":null}]}""")]
    public async Task A_byte_order_mark_is_passed_over_in_every_format(string format, string text)
    {
        var body = new MemoryStream([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]);
        var form = RegisterForms.Find("roads")!;
        var row = Assert.Single(await Collect(RowReader.Read(
            ImportFormats.OfFile("x." + format)!.Value, body, form, CsvDialect.Usual, CancellationToken.None)));

        Assert.Empty(row.Faults);
        Assert.Equal(("R-1", "路"), (form.Key(row), row.Text("name")));
    }

    [Fact]
    public void The_same_content_has_one_digest_however_it_is_laid_out()
    {
        var one = Digest("""{ "code": "R", "name": "a", "grade": null }""");

        Assert.Equal(one, Digest("""{"grade":"  ","NAME":" a ","code":"R"}"""));
        Assert.NotEqual(one, Digest("""{ "code": "R", "name": "b", "grade": null }"""));
        Assert.NotEqual(one, Digest("""{ "code": "R", "name": "a" }"""));

        static string Digest(string json) => RowDigest.Of("put", "clerk", JsonRows.Read(1, JsonElement.Parse(json)));
    }

    private static Task<List<ImportRow>> Csv(string register, string text) =>
        Collect(RowReader.Read(
            ImportFormat.Csv,
            new MemoryStream(Encoding.UTF8.GetBytes(text)),
            RegisterForms.Find(register)!,
            CsvDialect.Usual,
            CancellationToken.None));

    private static async Task<List<ImportRow>> Collect(IAsyncEnumerable<ImportRow> rows)
    {
        var all = new List<ImportRow>();
        await foreach (var row in rows)
        {
            all.Add(row);
        }

        return all;
    }
}
