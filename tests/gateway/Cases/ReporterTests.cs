using System.Net;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Cases;

/// <summary>A reporter may ask the city to forget how to reach them.</summary>
public sealed class ReporterTests
{
    [Fact]
    public async Task How_to_reach_a_reporter_is_erased_however_often_it_is_asked()
    {
        var door = await Door.Of<ReporterTests>();
        var reported = await door.Post(
            "/v1/reports",
            """
            { "class": "04-05", "lon": 120.9446, "lat": 30.516, "description": "x", "reporter": { "phone": "0573-1" } }
            """);
        var id = reported.Json.GetProperty("id").GetString();

        Assert.Equal(
            HttpStatusCode.NoContent,
            (await door.Send(new(HttpMethod.Delete, $"/v1/cases/{id}/reporter?by=desk-1"))).Status);
        Assert.Equal(
            HttpStatusCode.NoContent, (await door.Send(new(HttpMethod.Delete, $"/v1/cases/{id}/reporter"))).Status);

        Assert.Equal(
            [("forgetReporter", "desk-1"), ("forgetReporter", "erasure")], door.City.Asked.OfType<(string, string)>());
    }

    [Fact]
    public async Task A_wrong_request_is_refused_with_its_reason()
    {
        var door = await Door.Of<ReporterTests>();

        (await door.Send(new(HttpMethod.Delete, $"/v1/cases/{Guid.NewGuid()}/reporter"))).IsProblem(
            HttpStatusCode.NotFound, "case.unknown");
        (await door.Send(new(HttpMethod.Delete, "/v1/cases/nobody/reporter"))).IsProblem(
            HttpStatusCode.NotFound, "case.unknown");
        (
            await door.Send(new(HttpMethod.Delete, $"/v1/cases/{Guid.NewGuid()}/reporter?by={new string('x', 65)}"))
        ).IsProblem(HttpStatusCode.BadRequest, "case.byTooLong");
        // No answer shows the contact.
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await door.Get($"/v1/cases/{Guid.NewGuid()}/reporter")).Status);
    }
}
