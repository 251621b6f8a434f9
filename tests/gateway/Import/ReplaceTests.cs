using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Grid.Dogs;
using Grid.Parties;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Import;

/// <summary>An import is a synchronisation: what the file no longer has ends, and nothing is deleted.</summary>
public sealed class ReplaceTests
{
    private static readonly JsonSerializerOptions AsWritten =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task What_a_file_no_longer_has_ends_and_keeps_its_history()
    {
        var door = await Door.Of<ReplaceTests>();
        await Import(door, Dogs(1, 20));

        var replaced = await Import(door, Dogs(1, 18), "&replace=true");
        var again = await Import(door, Dogs(1, 18), "&replace=true");

        Assert.Equal(["D-19 ended", "D-20 ended"], Results(replaced).Take(2));
        Assert.Equal((18, 0, 18, 2), Summary(replaced));
        Assert.Equal((18, 0, 18, 0), Summary(again));
        var ended = Held(door, "D-20");
        Assert.Equal((new DateOnly(2019, 3, 31), 2), (ended.Data.ValidUntil, ended.Version)); // the day before today
        Assert.Equal("H-20", Assert.IsType<DogData>(ended.Data).Household);
        Assert.Equal("2019-03-31", (await door.Get("/v1/dogs/D-20")).Json.GetProperty("until").GetString());
    }

    [Fact]
    public async Task What_ended_and_is_in_the_file_again_is_in_force_again()
    {
        var door = await Door.Of<ReplaceTests>();
        await Import(door, Dogs(1, 20));
        await Import(door, Dogs(1, 19), "&replace=true");

        var named = await Import(door, Dogs(20, 1));
        var back = await Import(door, Dogs(1, 20), "&replace=true");

        Assert.Equal(["D-20 unchanged"], Results(named));
        Assert.Equal("D-20 updated", Results(back).Last());
        Assert.Null(Held(door, "D-20").Data.ValidUntil);
    }

    [Fact]
    public async Task A_list_shows_what_is_in_force_and_the_rest_when_it_is_asked_for()
    {
        var door = await Door.Of<ReplaceTests>();
        await Import(door, Dogs(1, 3));
        await Import(door, Dogs(1, 2), "&replace=true&confirm=1");

        Assert.Equal(["D-01", "D-02"], await Listed(door, ""));
        Assert.Equal(["D-01", "D-02", "D-03"], await Listed(door, "?ended=true"));
        Assert.Equal(["D-01", "D-02", "D-03"], await Listed(door, "?day=2019-03-31"));
        Assert.Equal(["D-01", "D-02"], await Listed(door, "?day=2019-04-01"));
        (await door.Get("/v1/dogs?day=2019-04-01&ended=true")).IsProblem(HttpStatusCode.BadRequest, "query.day");
    }

    [Fact]
    public async Task A_check_says_what_would_end_and_many_need_their_number()
    {
        var door = await Door.Of<ReplaceTests>();
        await Import(door, Dogs(1, 20));

        var looked = await Import(door, Dogs(1, 5), "&replace=true&check=true");
        var refused = await Import(door, Dogs(1, 5), "&replace=true");
        var wrong = await Import(door, Dogs(1, 5), "&replace=true&confirm=14");
        Assert.All(door.City.Entries.Values, static entry => Assert.Null(entry.Data.ValidUntil));
        var confirmed = await Import(door, Dogs(1, 5), "&replace=true&confirm=15");

        Assert.Equal((5, 0, 5, 15), Summary(looked));
        Assert.Equal(15, Results(looked).Count(static line => line.EndsWith("ended", StringComparison.Ordinal)));
        refused.IsProblem(HttpStatusCode.Conflict, "import.endsMany");
        Assert.Contains("confirm=15", refused.Detail, StringComparison.Ordinal);
        wrong.IsProblem(HttpStatusCode.Conflict, "import.endsMany");
        Assert.Equal((5, 0, 5, 15), Summary(confirmed));
        Assert.Equal(15, door.City.Entries.Values.Count(static entry => entry.Data.ValidUntil is not null));
    }

    [Fact]
    public async Task What_another_county_has_stays()
    {
        var door = await Door.Of<ReplaceTests>();
        await Import(door, Dogs(1, 20));
        await door.Post("/v1/import/dogs?county=999901", "code,household\nX-1,H\n", "text/csv");

        await Import(door, Dogs(1, 19), "&replace=true");

        Assert.Null(Held(door, "X-1").Data.ValidUntil);
        Assert.NotNull(Held(door, "D-20").Data.ValidUntil);
    }

    [Theory]
    [InlineData("dogs", "code,household\nD-1,H-1\na b,H-1\n", "import.replaceUnread")]
    [InlineData("counties", "code,name,timeZone\n330424,x,Asia/Shanghai\n", "import.notReplaced")]
    public async Task What_cannot_be_replaced_is_refused_and_nothing_is_entered(string kind, string file, string code)
    {
        var door = await Door.Of<ReplaceTests>();

        var answer = await door.Post($"/v1/import/{kind}?county=330424&replace=true", file, "text/csv");

        answer.IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Empty(door.City.Entries);
    }

    [Fact]
    public async Task What_a_register_does_not_know_is_kept_shown_and_exported()
    {
        var door = await Door.Of<ReplaceTests>();
        await door.Post(
            "/v1/import/dogs?county=330424",
            "code,household,other.name,other.second breed\nD-1,H-1,\"Rex; the \"\"dog\"\"\",\nD-2,H-2,,Boxer\n",
            "text/csv");
        await door.Post(
            "/v1/import/dogs?county=330424",
            """{ "code": "D-2", "other": { "age": 7, "name": "大黄" } }""",
            "application/x-ndjson");

        var shown = (await door.Get("/v1/dogs/D-2")).Json.GetProperty("other");
        var csv = await door.Get("/v1/export/dogs?county=330424");
        var layer = await door.Get("/v1/export/dogs?county=330424&format=geojson");

        Assert.Equal("""{"age":"7","name":"大黄","second breed":"Boxer"}""", Plain(shown));
        Assert.Equal(
            "code,household,breed,mixed,breedClass,birthYear,sex,colour,chip,subdistrict,lon,lat,licensedFrom,"
            + "licensedUntil,vaccinatedUntil,from,until,county,synthetic,source,"
            + "other.age,other.name,other.second breed\r\n"
            + "D-1,H-1,,false,normal,,,,,,,,,,,,,330424,false,,,\"Rex; the \"\"dog\"\"\",\r\n"
            + "D-2,H-2,,false,normal,,,,,,,,,,,,,330424,false,,7,大黄,Boxer\r\n",
            csv.Text);
        foreach (var (file, type) in new[] { (csv.Text, "text/csv"), (layer.Text, "application/geo+json") })
        {
            var again = await door.Post("/v1/import/dogs?county=330424&replace=true", file, type);
            Assert.Equal((2, 0, 2, 0), Summary(again));
        }
    }

    private static Task<Answer> Import(Door door, string file, string terms = "") =>
        door.Post($"/v1/import/dogs?county=330424{terms}", file, "text/csv");

    private static string Dogs(int from, int count) => "code,household\n"
        + string.Concat(Enumerable.Range(from, count).Select(static i => $"D-{i:00},H-{i:00}\n"));

    private static async Task<IEnumerable<string?>> Listed(Door door, string terms) =>
        (await door.Get($"/v1/dogs{terms}")).Json.GetProperty("items").EnumerateArray()
            .Select(static item => item.GetProperty("code").GetString());

    private static Registers.RegisterView Held(Door door, string code) =>
        door.City.Entries[new(EntityKind.Dog, code)];

    private static string Plain(JsonElement element) => JsonSerializer.Serialize(element, AsWritten);

    private static IEnumerable<string> Results(Answer answer) => answer.Lines.SkipLast(1).Select(static line =>
        $"{line.GetProperty("key").GetString()} {line.GetProperty("result").GetString()}");

    private static (int Read, int Created, int Unchanged, int Ended) Summary(Answer answer)
    {
        var summary = answer.Lines[^1].GetProperty("summary");
        return (
            summary.GetProperty("read").GetInt32(),
            summary.GetProperty("created").GetInt32(),
            summary.GetProperty("unchanged").GetInt32(),
            summary.GetProperty("ended").GetInt32());
    }
}
