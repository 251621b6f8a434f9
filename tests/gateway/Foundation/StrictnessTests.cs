using System.Net;
using System.Text;

namespace Grid.Tests.Gateway.Foundation;

/// <summary>The door refuses what it does not understand, and names it.</summary>
public sealed class StrictnessTests
{
    private const string Report = """{ "class": "04-05", "lon": 120.9446, "lat": 30.5160, MORE }""";

    [Theory]
    [InlineData("\"reported_at\": \"2019-03-31T08:00:00+08:00\"", "request.jsonUnknown", "Did you mean reportedAt?")]
    [InlineData("\"descripton\": \"x\"", "request.jsonUnknown", "Did you mean description?")]
    [InlineData("\"reporter\": { \"phon\": \"1\" }", "request.jsonUnknown", "Did you mean phone?")]
    [InlineData("\"weather\": 3", "request.jsonUnknown", "class, kind")]
    [InlineData("\"class\": \"01-10\"", "request.jsonTwice", "class")]
    [InlineData("\"Class\": \"01-10\"", "request.jsonTwice", "lass")]
    [InlineData("\"condition\": \"1\"", "request.json", "a number is expected")]
    [InlineData("\"description\": \"a\\ud800b\"", "request.json", "")]
    public async Task A_body_is_taken_word_for_word_or_not_at_all(string more, string code, string detail)
    {
        var door = await Door.Of<StrictnessTests>();

        var answer = await door.Post("/v1/reports", Report.Replace("MORE", more, StringComparison.Ordinal));

        answer.IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Contains(detail, answer.Detail, StringComparison.Ordinal);
        Assert.Empty(door.City.Asked);
    }

    [Theory]
    [InlineData("gbk")]
    [InlineData("nope")]
    [InlineData("utf-7")]
    [InlineData("\"gb18030\"")]
    public async Task A_body_in_another_charset_is_refused_with_utf_8(string charset)
    {
        var door = await Door.Of<StrictnessTests>();

        var answer = await door.Post("/v1/reports", "{}", $"application/json; charset={charset}");
        var import = await door.Post("/v1/import/shops", "code\n", $"text/csv; charset={charset}");

        answer.IsProblem(HttpStatusCode.UnsupportedMediaType, "request.contentType");
        import.IsProblem(HttpStatusCode.UnsupportedMediaType, "request.contentType");
        Assert.Contains("utf-8", answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("UTF8")]
    [InlineData("\"utf-8\"")]
    public async Task Utf_8_may_be_said_in_any_of_the_usual_ways(string charset)
    {
        var door = await Door.Of<StrictnessTests>();

        var answer = await door.Post(
            "/v1/reports",
            Report.Replace(", MORE", "", StringComparison.Ordinal),
            $"application/json; charset={charset}");

        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf_8_are_refused()
    {
        var door = await Door.Of<StrictnessTests>();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/reports")
        {
            Content = new ByteArrayContent([
                .. Encoding.ASCII.GetBytes(Report[..^6]),
                .. "\"description\": \""u8,
                0xC4,
                0xE3,
                .. "\" }"u8,
            ]),
        };
        request.Content.Headers.ContentType = new("application/json");

        (await door.Send(request)).IsProblem(HttpStatusCode.BadRequest, "request.json");
    }

    [Theory]
    [InlineData("/v1/cases?limt=2", "query.unknown", "Did you mean limit?")]
    [InlineData("/v1/cases?fields=id", "query.unknown", "")]
    [InlineData("/v1/shops?prefx=3304", "query.unknown", "Did you mean prefix?")]
    [InlineData("/v1/clock?now=2019", "query.unknown", "None is read here")]
    [InlineData("/v1/rulebook/due?from=2019-04-01&clas=04-05", "query.unknown", "Did you mean class?")]
    [InlineData("/v1/cases?limit=2&limit=3", "query.twice", "limit")]
    [InlineData("/v1/cases?limit=2&Limit=3", "query.twice", "limit")]
    public async Task A_parameter_is_known_and_comes_once(string path, string code, string detail)
    {
        var door = await Door.Of<StrictnessTests>();

        var answer = await door.Get(path);

        answer.IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Contains(detail, answer.Detail, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(door.City.Asked);
    }

    [Theory]
    [InlineData("/v1/cases?stage=reported&stage=filed&limit=2&waitFor=0:1&q=a&bbox=1,1,2,2&sort=due")]
    [InlineData("/v1/shops?prefix=3304&limit=2&after=x")]
    [InlineData("/health/ready?from=probe")]
    [InlineData("/?x=1")]
    public async Task A_parameter_that_is_read_is_taken(string path)
    {
        var door = await Door.Of<StrictnessTests>();

        Assert.Equal(HttpStatusCode.OK, (await door.Get(path)).Status);
    }
}
