using System.Net;
using Grid.Dogs;
using Grid.Parties;
using Grid.Registers;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Import;

/// <summary>An import erases nothing that its file leaves out, and passes over nothing that its file holds.</summary>
public sealed class PartialImportTests
{
    private const string Dogs = """
        code,household,breed,breedClass,chip,licensedUntil,vaccinatedUntil
        D-1,H-1,柴犬,large,999518935898491,2020-11-24,2020-04-16
        """;

    [Theory]
    [InlineData("text/csv", "code,vaccinatedUntil,chip\nD-1,2021-04-16,\n")]
    [InlineData("application/x-ndjson", """{ "code": "D-1", "vaccinatedUntil": "2021-04-16", "chip": null }""")]
    [InlineData(
        "application/geo+json",
        """
        { "type": "FeatureCollection", "features": [ { "type": "Feature", "properties": { "code": "D-1",
          "vaccinatedUntil": "2021-04-16", "chip": "" }, "geometry": null } ] }
        """)]
    public async Task A_list_changes_what_it_gives_and_an_empty_cell_clears(string type, string list)
    {
        var door = await Door.Of<PartialImportTests>();
        await door.Post("/v1/import/dogs", Dogs, "text/csv");

        var first = await door.Post("/v1/import/dogs", list, type);
        var again = await door.Post("/v1/import/dogs", list, type);

        Assert.Equal(
            ["updated", "unchanged"],
            new[] { first, again }.Select(static answer => answer.Lines[0].GetProperty("result").GetString()));
        Assert.Equal(
            new DogData
            {
                Household = "H-1",
                Breed = "柴犬",
                BreedClass = "large",
                LicensedUntil = new(2020, 11, 24),
                VaccinatedUntil = new(2021, 4, 16),
            },
            door.City.Entries[new(EntityKind.Dog, "D-1")].Data);
    }

    [Fact]
    public async Task A_new_entry_needs_all_its_columns_in_the_last_row_of_its_key()
    {
        var door = await Door.Of<PartialImportTests>();

        var answer = await door.Post("/v1/import/dogs", """
            {"code":"D-1","breed":"柴犬"}
            {"code":"D-2","household":"H-1","breed":"柴犬"}
            {"code":"D-2","household":"H-2"}
            """, "application/x-ndjson");

        Assert.Equal(
            ["refused", "superseded", "created"],
            answer.Lines.SkipLast(1).Select(static line => line.GetProperty("result").GetString()));
        Assert.Equal("register.missing", answer.Lines[0].GetProperty("code").GetString());
        Assert.Equal(
            new DogData { Household = "H-2" }, door.City.Entries[new(EntityKind.Dog, "D-2")].Data);
    }

    [Theory]
    [InlineData("text/csv", "code,household,vaccinated_until\nD-1,H-1,2021-04-16\n", "import.columnUnknown")]
    [InlineData("text/csv", "code,household,breed,breed\nD-1,H-1,柴犬,博美\n", "import.columnTwice")]
    [InlineData("text/csv", "code;household\nD-1;H-1\n", "import.separator")]
    public async Task A_header_that_is_wrong_keeps_the_whole_file_out(string type, string list, string code)
    {
        var door = await Door.Of<PartialImportTests>();

        var answer = await door.Post("/v1/import/dogs", list, type);

        answer.IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Empty(door.City.Entries);
    }

    [Theory]
    [InlineData(
        """{"code":"D-1","household":"H-1","vaccinated_until":"2021-04-16"}""",
        "register.columnUnknown",
        "vaccinatedUntil")]
    [InlineData("""{"code":"D-1","household":"H-1","breed":"a","breed":"b"}""", "register.columnTwice", "breed")]
    [InlineData("""{"code":"D-1","household":"H-1","Household":"H-2"}""", "register.columnTwice", "Household")]
    [InlineData("""{"type":5,"code":"D-1","household":"H-1"}""", "register.columnUnknown", "type")]
    [InlineData("""{"code":[""],"household":"H-1"}""", "register.missing", "code")]
    [InlineData("""{"code":"D-1","household":"H\ud800"}""", "register.text", "UTF-8")]
    [InlineData("""{"code":"D-1\u001f","household":"H-1"}""", "register.control", "control")]
    [InlineData("""{"code":"D-1","household":"H-1","by":"a\u0001b"}""", "register.control", "control")]
    public async Task A_line_that_cannot_be_read_is_refused_alone_with_the_right_words(
        string line,
        string code,
        string named)
    {
        var door = await Door.Of<PartialImportTests>();

        var answer = await door.Post(
            "/v1/import/dogs", line + "\n{\"code\":\"D-2\",\"household\":\"H-1\"}\n", "application/x-ndjson");

        Assert.Equal(code, answer.Lines[0].GetProperty("code").GetString());
        Assert.Contains(named, answer.Lines[0].GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("created", answer.Lines[1].GetProperty("result").GetString());
        Assert.Equal("D-2", Assert.Single(door.City.Entries).Key.Key);
    }

    [Fact]
    public async Task Columns_without_a_place_in_the_register_are_named_at_the_end()
    {
        var door = await Door.Of<PartialImportTests>();

        var answer = await door.Post(
            "/v1/import/dogs", "code,household,rehomed,sourceType\nD-1,H-1,true,\n", "text/csv");

        Assert.Equal(
            ["rehomed"],
            answer.Lines[^1].GetProperty("notKept").EnumerateArray().Select(static name => name.GetString()));
    }

    [Theory]
    [InlineData("by=a%01b", "import.byControl")]
    [InlineData("by=", "import.byMissing")]
    [InlineData("by=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "import.byTooLong")]
    [InlineData("confirm=3", "import.notTable")]
    public async Task Terms_that_do_not_fit_are_refused_before_anything_is_read(string query, string code)
    {
        var door = await Door.Of<PartialImportTests>();

        (await door.Post("/v1/import/dogs?" + query, Dogs, "text/csv")).IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Empty(door.City.Entries);
    }

    [Fact]
    public async Task A_map_layer_goes_in_again_unchanged()
    {
        var door = await Door.Of<PartialImportTests>();
        await door.Put("/v1/cells/330424001901001", """
            { "name": "一区", "geometry": { "type": "Polygon",
              "coordinates": [[[120.93,30.53],[120.94,30.53],[120.94,30.54],[120.93,30.53]]] } }
            """);
        await door.Put("/v1/dogs/D-1", """{ "household": "H-1", "lon": 120.92, "lat": 30.59 }""");
        await door.Put("/v1/households/H-1", """{ "subdistrict": "330424001" }""");

        foreach (var register in new[] { "cells", "dogs", "households" })
        {
            var layer = await door.Get($"/v1/{register}", "application/geo+json");
            var again = await door.Post($"/v1/import/{register}", layer.Text, "application/geo+json");

            Assert.Equal("unchanged", again.Lines[0].GetProperty("result").GetString());
        }
    }

    [Fact]
    public async Task Who_enters_a_row_may_stand_in_the_row()
    {
        var door = await Door.Of<PartialImportTests>();

        await door.Post(
            "/v1/import/dogs?by=clinics",
            "{\"code\":\"D-1\",\"household\":\"H-1\",\"by\":\"clinic-3\"}\n{\"code\":\"D-2\",\"household\":\"H-1\"}",
            "application/x-ndjson");

        Assert.Equal(
            ["clinic-3", "clinics"],
            door.City.Asked.OfType<Register>().Select(static command => command.By).Order(StringComparer.Ordinal));
    }
}
