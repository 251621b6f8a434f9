using System.Net;
using System.Text.Json.Nodes;
using Grid.Cases;
using Grid.Rulebook;
using Grid.Simulation.Door;

namespace Grid.Tests.Simulation;

public sealed class CityDoorTests
{
    [Fact]
    public void A_report_is_written_as_the_door_reads_it()
    {
        var body = JsonNode.Parse(
            DoorBodies.Report(Given.Report() with { Kind = ClassKind.Part }, new(ClassKind.Part, "01-37"), null))!;

        Assert.Equal(
            """{"kind":"part","class":"01-37","lon":120.94,"lat":30.52,"channel":"热线电话","description":"Sidewalk","reportedAt":"2019-04-01T12:00:00+08:00"}""",
            body.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
        );
    }

    [Theory]
    [InlineData(CaseVerb.Check, false, null, """{"by":"collector","passed":false}""")]
    [InlineData(CaseVerb.Refuse, null, "情况不实", """{"by":"desk","reason":"情况不实"}""")]
    [InlineData(CaseVerb.Handle, null, null, """{"by":"handler"}""")]
    public void A_step_is_written_as_the_door_reads_it(CaseVerb verb, bool? passed, string? reason, string body)
    {
        Assert.Equal(body, System.Text.Encoding.UTF8.GetString(DoorBodies.Step(new(verb, Given.Noon, passed, reason))));
    }

    [Fact]
    public async Task Every_request_says_what_time_it_is_in_the_city_and_every_command_its_id()
    {
        HttpRequestMessage? seen = null;
        var door = Door(request =>
        {
            seen = request;
            var body =
                $$"""{"id":"{{Guid.Empty}}","stage":"fedBack","parties":[{"kind":"shop","key":"S1","role":"frontage"}]}""";
            return new(HttpStatusCode.OK) { Content = new StringContent(body) };
        });

        var answer = await door.Step(Guid.Empty, new(CaseVerb.Feedback, Given.Noon), "the-id", CancellationToken.None);

        Assert.Equal("/v1/cases/00000000-0000-0000-0000-000000000000/feedback", seen!.RequestUri!.AbsolutePath);
        Assert.Equal("2019-04-01T12:00:00+08:00", Assert.Single(seen.Headers.GetValues("Grid-Now")));
        Assert.Equal("the-id", Assert.Single(seen.Headers.GetValues("Idempotency-Key")));
        Assert.Equal(CaseStage.FedBack, answer.Value!.Stage);
    }

    [Fact]
    public async Task A_refusal_is_an_answer_with_its_code()
    {
        const string refusal = """{"title":"Not yet","status":409,"code":"case.unchecked"}""";
        var door = Door(_ => new(HttpStatusCode.Conflict) { Content = new StringContent(refusal) });

        var answer = await door.View(Guid.Empty, Given.Noon, CancellationToken.None);

        Assert.Equal((409, "case.unchecked"), (answer.Problem!.Status, answer.Problem.Code));
        Assert.Equal(1, door.Requests);
    }

    [Fact]
    public async Task An_answer_that_is_no_problem_details_is_named_by_its_status()
    {
        var door = Door(_ => new(HttpStatusCode.NotFound) { Content = new StringContent("<html>") });

        var answer = await door.View(Guid.Empty, Given.Noon, CancellationToken.None);

        Assert.Equal("http.404", answer.Problem!.Code);
    }

    [Fact]
    public async Task A_city_that_asks_for_time_is_given_it()
    {
        var asked = 0;
        var door = Door(_ => ++asked == 1
            ? new(HttpStatusCode.ServiceUnavailable) { Headers = { { "Retry-After", "1" } } }
            : new(HttpStatusCode.OK) { Content = new StringContent("{}") });
        var started = TimeProvider.System.GetTimestamp();

        await door.View(Guid.Empty, Given.Noon, CancellationToken.None);

        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromSeconds(0.95));
        Assert.Equal((2, 1), (door.Requests, door.Repeated));
    }

    [Fact]
    public async Task Patience_ends_with_a_sentence_that_says_who_did_not_answer()
    {
        var door = Door(_ => throw new HttpRequestException("Connection refused"), TimeSpan.Zero);

        var lost = await Assert.ThrowsAsync<DoorException>(() =>
            door.View(Guid.Empty, Given.Noon, CancellationToken.None));

        Assert.Contains("http://city/", lost.Message, StringComparison.Ordinal);
        Assert.Contains("Connection refused", lost.Message, StringComparison.Ordinal);
    }

    private static CityDoor Door(Func<HttpRequestMessage, HttpResponseMessage> answer, TimeSpan? patience = null) =>
        new(new HttpClient(new Handler(answer)) { BaseAddress = new("http://city") }, TimeProvider.System, patience);

    private sealed class Handler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }
}
