using System.Net;
using System.Text.Json;

namespace Grid.Tests.Gateway.Foundation;

/// <summary>The door treats the methods of HTTP as RFC 9110 asks.</summary>
public sealed class MethodTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/v1/clock")]
    [InlineData("/v1/cases?limit=2")]
    [InlineData("/problems/case.unknown")]
    public async Task Head_is_answered_as_get_without_the_body(string path)
    {
        var door = await Door.Of<MethodTests>();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        var (head, get) = (await door.Send(request), await door.Get(path));

        Assert.Equal(HttpStatusCode.OK, head.Status);
        Assert.Empty(head.Text);
        Assert.Equal(get.Content.ContentType, head.Content.ContentType);
    }

    [Theory]
    [InlineData("/v1/clock", "GET, POST, HEAD, OPTIONS")]
    [InlineData("/v1/reports", "POST, OPTIONS")]
    [InlineData("/v1/shops/x", "GET, PUT, HEAD, OPTIONS")]
    [InlineData("/health/live", "")]
    public async Task Options_names_the_methods_of_a_path(string path, string expected)
    {
        var door = await Door.Of<MethodTests>();
        using var request = new HttpRequestMessage(HttpMethod.Options, path);

        var answer = await door.Send(request);

        if (expected.Length > 0)
        {
            Assert.Equal(HttpStatusCode.NoContent, answer.Status);
            Assert.Empty(expected.Split(", ").Except(answer.Content.Allow));
        }
    }

    [Fact]
    public async Task A_method_that_does_not_fit_names_those_that_do_also_for_head()
    {
        var door = await Door.Of<MethodTests>();
        using var head = new HttpRequestMessage(HttpMethod.Head, "/v1/reports");
        using var delete = new HttpRequestMessage(HttpMethod.Delete, "/v1/clock");

        var (unheaded, answer) = (await door.Send(head), await door.Send(delete));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, unheaded.Status);
        Assert.Contains("POST", unheaded.Content.Allow);
        answer.IsProblem(HttpStatusCode.MethodNotAllowed, "route.method");
        Assert.Equal(["GET", "HEAD", "OPTIONS", "POST"], answer.Content.Allow.Order());
    }

    [Fact]
    public async Task A_problem_leads_to_a_page_that_says_what_to_do()
    {
        var door = await Door.Of<MethodTests>();

        var problem = await door.Get("/v1/cases/none");
        var page = await door.Get(problem.Json.GetProperty("type").GetString()!);
        var html = await door.Get(problem.Json.GetProperty("type").GetString()!, "text/html");
        var all = await door.Get("/problems");

        Assert.Equal("There is no such case", problem.Json.GetProperty("title").GetString());
        Assert.Equal(problem.Headers.GetValues("Request-Id").Single(), problem.Json.GetProperty("traceId").GetString());
        Assert.Equal(problem.Json.GetProperty("title").GetString(), page.Json.GetProperty("title").GetString());
        Assert.Contains("没有该案件", page.Json.GetProperty("chinese").GetString(), StringComparison.Ordinal);
        Assert.Contains("<h1>There is no such case</h1>", html.Text, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Array, all.Json.GetProperty("items").ValueKind);
        (await door.Get("/problems/case.unheardOf")).IsProblem(HttpStatusCode.NotFound, "problem.codeUnknown");
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/csv")]
    [InlineData("application/json;q=0")]
    [InlineData("application/geo+json")]
    public async Task A_media_type_that_is_not_served_is_refused_before_anything_is_done(string accept)
    {
        var door = await Door.Of<MethodTests>();

        var answer = await door.Post("/v1/reports", "{}", headers: ("Accept", accept));

        answer.IsProblem(HttpStatusCode.NotAcceptable, "request.accept");
        Assert.Contains("application/json", answer.Detail, StringComparison.Ordinal);
        Assert.Empty(door.City.Asked);
    }

    [Theory]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("application/geo+json", "application/geo+json")]
    [InlineData("application/json;q=0.1, application/geo+json", "application/geo+json")]
    [InlineData("application/geo+json;q=0, */*", "application/json")]
    [InlineData("text/html, application/xhtml+xml, */*;q=0.8", "application/json")]
    [InlineData("application/json; charset=utf-8", "application/json")]
    public async Task Of_several_media_types_the_one_of_the_highest_quality_is_sent(string accept, string sent)
    {
        var door = await Door.Of<MethodTests>();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/cases");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        var answer = await door.Send(request);

        Assert.Equal(sent, answer.Content.ContentType?.MediaType);
        Assert.Contains("Accept", answer.Headers.Vary);
    }
}
