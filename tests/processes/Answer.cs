using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Grid.Tests.Processes;

/// <summary>What came back.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders Content)
{
    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>The things of a page.</summary>
    public IEnumerable<JsonElement> Items => Json.GetProperty("items").EnumerateArray();

    public string? Code => Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    public string? Detail => Json.TryGetProperty("detail", out var detail) ? detail.GetString() : null;

    public IReadOnlyList<JsonElement> Lines =>
        [.. Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonElement.Parse(line))];
}
