using System.Net.Http.Json;
using System.Text.Json;
using Grid.Gateway.Rulebook;

namespace Grid.Tests.Gateway.Documents;

/// <summary>
/// The documents are true: every command of the README and of the guide runs, and answers what the page shows.
/// </summary>
public sealed class DocumentTests(DocumentedCity city) : IClassFixture<DocumentedCity>
{
    private static readonly TimeSpan LongestWay = TimeSpan.FromSeconds(30);

    /// <summary>Pages that start cities of their own: for each rulebook, on a driven clock, of two counties.</summary>
    private static readonly IReadOnlyList<string> LongPaths =
        ["docs/guide/replay.md", "docs/guide/second-county.md", "docs/guide/time.md"];

    public static TheoryData<string> Pages => [.. Page.Paths.Except(LongPaths)];

    public static TheoryData<string> LongPages => [.. Page.Paths.Intersect(LongPaths)];

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Every_command_of_a_page_runs_and_answers_what_the_page_shows(string path) => Follow(path);

    [Theory, Trait(TestLength.Trait, TestLength.Long)]
    [MemberData(nameof(LongPages))]
    public Task Every_command_of_a_long_page_runs_and_answers_what_the_page_shows(string path) => Follow(path);

    [Theory]
    [InlineData("""{ "a": 1 }""", """{ "a": 1, "b": [] }""", true)]
    [InlineData("""{ "a": 1 }""", """{ "a": 2 }""", false)]
    [InlineData("""{ "a": 1 }""", """{ "b": 1 }""", false)]
    [InlineData("""[ { "a": "x" } ]""", """[ { "a": "x" }, { "a": "y" } ]""", true)]
    [InlineData("""[ "x", "z" ]""", """[ "x", "y", "z" ]""", true)]
    [InlineData("""[ "x", "y" ]""", """[ "x" ]""", false)]
    [InlineData("""[ "y", "x" ]""", """[ "x", "y" ]""", false)]
    [InlineData("[]", """[ "x" ]""", false)]
    [InlineData("\"The first…\"", "\"The first row\"", true)]
    [InlineData("\"The first…\"", "\"The last row\"", false)]
    [InlineData("\"2026-11-29T09:00:00+08:00\"", "\"2031-01-02T03:04:05+08:00\"", true)]
    [InlineData("\"2019-04-01T09:00:00+08:00\"", "\"2019-04-02T09:00:00+08:00\"", false)]
    [InlineData("""{ "number": "E0405-20261129-0001" }""", """{ "number": "E0405-20270101-0007" }""", true)]
    public void A_page_may_leave_out_but_not_say_something_else(string shown, string actual, bool agree) =>
        Assert.Equal(agree, ShownAnswer.Difference(shown, actual) is null);

    /// <summary>An official who asks for all that needs no parameter meets no word without its name.</summary>
    [Fact]
    public async Task Every_label_of_the_county_is_in_Chinese()
    {
        using var client = new HttpClient { BaseAddress = city.Door };
        client.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        var described = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        List<string> paths =
        [
            .. described.GetProperty("paths").EnumerateObject()
                .Where(static path => path.Value.TryGetProperty("get", out _) && !path.Name.Contains('{'))
                .Select(static path => path.Name)
                .Where(static path => path is not ("/v1/schemas" or "/v1/changes" or "/v1/stream" or "/version")),
            .. TableForms.All.Select(static form => $"/v1/tables/330424/{form.Name}"),
        ];
        var (read, foreign) = (0, new List<string>());
        foreach (var path in paths)
        {
            using var answer = await client.GetAsync(path);
            if (answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType == "application/json")
            {
                read++;
                foreign.AddRange(ForeignWords.Of(await answer.Content.ReadFromJsonAsync<JsonElement>())
                    .Select(word => $"{path} {word}"));
            }
        }

        Assert.Empty(foreign.Distinct());
        Assert.True(read > 40, $"{read} answers were read.");
    }

    [Theory]
    [InlineData("""{ "role": "lead" }""", 1)]
    [InlineData("""{ "role": "lead", "roleName": "主办" }""", 0)]
    [InlineData("""{ "items": [ { "why": "Nobody holds it." } ] }""", 1)]
    [InlineData("""{ "where": "builtUp=yes", "at": "2019-04-01", "name": "路灯 LED" }""", 0)]
    public void A_word_without_a_name_is_foreign(string answer, int words) =>
        Assert.Equal(words, ForeignWords.Of(JsonDocument.Parse(answer).RootElement).Count());

    private async Task Follow(string path)
    {
        foreach (var block in Page.Read(path).Blocks)
        {
            string? fault = null;
            await Wait.Until(
                async () => (fault = await Fault(block)) is null || !block.OnlyAsks,
                LongestWay,
                () => fault!); // a party and a list hear of a report a moment after its answer
            Assert.True(fault is null, fault);
        }
    }

    /// <returns>What is wrong with a block, as a sentence; null where nothing is.</returns>
    private async Task<string?> Fault(Block block)
    {
        var answers = await city.Run(block);
        var refused = block.Answer?.Contains("\"status\": 4", StringComparison.Ordinal) ?? false;
        var failed = answers.SkipLast(refused ? 1 : 0).Where(static answer => answer.Status is < 200 or > 299).ToList();
        if (failed.Count > 0)
        {
            return $"{block.Commands}was answered with {failed[0].Status}: {failed[0].Body}";
        }

        return block.Answer is { } shown && ShownAnswer.Difference(shown, answers[^1].Body) is { } difference
            ? $"{block.Commands}was answered otherwise: {difference}"
            : null;
    }
}
