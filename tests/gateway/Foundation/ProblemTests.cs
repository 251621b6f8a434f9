using System.Net;
using System.Text.Json;
using Grid.Gateway.Ledger;
using Grid.Ledger;
using Npgsql;

namespace Grid.Tests.Gateway.Foundation;

public sealed class ProblemTests
{
    [Theory]
    [InlineData("{ \"class\": 04-05 }", "line 1, byte")]
    [InlineData("{\n  \"class\": \"04-05\",\n  \"lon\": 120.9446,\n", "line 4, byte 1")]
    [InlineData("{ \"class\": \"04-05\", \"lon\": \"east\", \"lat\": 1 }", "$.lon: a number is expected")]
    [InlineData("{ \"class\": { }, \"lon\": 1, \"lat\": 1 }", "$.class: a text in quotes is expected")]
    [InlineData("[]", "an object { … } is expected")]
    [InlineData("", "")]
    [InlineData("{ \"class\": \"\\ud800\" }", "")]
    public async Task Malformed_json_is_refused_with_the_place_and_what_was_expected(string body, string detail)
    {
        var door = await Door.Of<ProblemTests>();

        var answer = await door.Post("/v1/reports", body);

        answer.IsProblem(HttpStatusCode.BadRequest, body.Length > 0 ? "request.json" : "request.bodyMissing");
        Assert.True(answer.Detail!.Contains(detail, StringComparison.Ordinal), answer.Detail);
    }

    [Fact]
    public async Task What_rests_on_a_record_that_cannot_be_read_names_it()
    {
        var door = await Door.Of<ProblemTests>();
        var record = new LedgerRecord
        {
            Position = new(7, 12),
            Source = "case/x",
            Version = 2,
            Type = "case.unheardOf",
            At = default,
            By = "desk-1",
            Parties = [],
            Payload = "no JSON",
            Hash = [],
        };
        door.City.Away = new UnreadableRecordException(record, new JsonException());

        var answer = await door.Get("/v1/clock");

        answer.IsProblem(HttpStatusCode.Conflict, "case.unreadable");
        Assert.Contains("7:12", answer.Detail, StringComparison.Ordinal);
        // The door shows the record as plain text.
        Assert.Equal("no JSON", LedgerRecordBody.From(record).Payload.GetString());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    [InlineData("/")]
    [InlineData("*/*")]
    [InlineData("application/*")]
    public async Task A_body_of_another_type_is_refused_with_what_to_send(string contentType)
    {
        var door = await Door.Of<ProblemTests>();

        var answer = await door.Post("/v1/reports", "class=04-05", contentType);

        answer.IsProblem(HttpStatusCode.UnsupportedMediaType, "request.contentType");
        Assert.Contains("application/json", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_leads_nowhere_says_so()
    {
        var door = await Door.Of<ProblemTests>();

        (await door.Get("/v1/lamps")).IsProblem(HttpStatusCode.NotFound, "route.unknown");
    }

    [Fact]
    public async Task A_method_that_does_not_fit_names_those_that_do()
    {
        var door = await Door.Of<ProblemTests>();

        var answer = await door.Get("/v1/reports");

        answer.IsProblem(HttpStatusCode.MethodNotAllowed, "route.method");
        Assert.Contains("POST", answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/cases?limit=many", "request.parameter")]
    [InlineData("/v1/cases?limit=501", "query.limit")]
    [InlineData("/v1/cases?limit=0", "query.limit")]
    [InlineData("/v1/cases?stage=lost", "query.stage")]
    [InlineData("/v1/cases?kind=thing", "query.kind")]
    [InlineData("/v1/cases?class=4/5", "query.class")]
    [InlineData("/v1/cases?party=nobody", "query.party")]
    [InlineData("/v1/cases?shop=a&cell=b", "query.partyTwice")]
    [InlineData("/v1/cases?from=yesterday", "query.time")]
    [InlineData("/v1/cases?bbox=1,2,3", "query.bbox")]
    [InlineData("/v1/cases?zoom=12", "query.zoom")]
    [InlineData("/v1/cases?zoom=23&bbox=1,1,2,2", "query.zoom")]
    [InlineData("/v1/cases?bbox=9,2,3,4", "query.bbox")]
    [InlineData("/v1/cases?sort=colour", "query.sort")]
    [InlineData("/v1/cases?waitFor=soon", "query.waitFor")]
    [InlineData("/v1/cases?q=%00", "request.parameter")]
    [InlineData("/v1/cases?overdue=perhaps", "request.parameter")]
    public async Task A_question_that_cannot_be_asked_says_which_can(string path, string code)
    {
        var door = await Door.Of<ProblemTests>();

        (await door.Get(path)).IsProblem(HttpStatusCode.BadRequest, code);
    }

    public static TheoryData<Exception> Absences => new(
        new SiloUnavailableException("gone"),
        new ObjectDisposedException("IServiceProvider"),
        new NpgsqlException("Failed to connect"),
        new OrleansException("Error from storage provider", new NpgsqlException("Failed to connect")));

    [Theory]
    [MemberData(nameof(Absences))]
    public async Task A_city_that_is_away_says_when_to_come_back(Exception away)
    {
        var door = await Door.Of<ProblemTests>();
        door.City.Away = away;

        var answer = await door.Get("/v1/clock");

        answer.IsProblem(HttpStatusCode.ServiceUnavailable, "city.away");
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task What_broke_on_our_side_is_ours_and_says_no_more()
    {
        var door = await Door.Of<ProblemTests>();
        door.City.Away = new InvalidOperationException("a secret of the machine");

        var answer = await door.Get("/v1/clock");

        answer.IsProblem(HttpStatusCode.InternalServerError, "door.broken");
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
    }
}
