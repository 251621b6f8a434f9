using System.Text.Json;

namespace Grid.Chaos.Odd;

/// <summary>An operation of the door, as the door describes it.</summary>
/// <param name="Path">With its parameters in braces.</param>
/// <param name="Query">Names of its query parameters.</param>
/// <param name="Media">Media types it reads; none where it takes no body.</param>
/// <param name="Example">A body it would take, where the description has one.</param>
internal sealed record Operation(
    HttpMethod Method,
    string Path,
    IReadOnlyList<string> Query,
    IReadOnlyList<string> Media,
    JsonElement? Example)
{
    public bool HasPlaceInPath => Path.Contains('{', StringComparison.Ordinal);

    /// <summary>All operations of <c>/openapi/v1.json</c>, each method of each path.</summary>
    public static IReadOnlyList<Operation> Of(JsonElement description)
    {
        var read = new List<Operation>();
        foreach (var path in description.GetProperty("paths").EnumerateObject())
        {
            foreach (
                var (name, operation) in path
                    .Value.EnumerateObject()
                    .Where(static method => IsMethod(method.Name) && Ends(method.Value))
                    .Select(static method => (method.Name, method.Value)))
            {
                var query = (
                    operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : default)
                    .Where(static one => Text(one, "in") == "query")
                    .Select(static one => Text(one, "name")!)
                    .ToList();
                var content =
                    operation.TryGetProperty("requestBody", out var body)
                    && body.TryGetProperty("content", out var media)
                        ? media.EnumerateObject().ToList()
                        : [];
                JsonElement? example = content
                    .Select(static one => ExampleOf(one.Value))
                    .FirstOrDefault(static one => one is not null);
                read.Add(
                    new(new(name.ToUpperInvariant()), path.Name, query, [.. content.Select(static one => one.Name)],
                        example));
            }
        }

        return read;
    }

    /// <summary>Whether its answer ends by itself: a stream of events does not.</summary>
    private static bool Ends(JsonElement operation) =>
        !operation.GetProperty("responses").GetRawText().Contains("text/event-stream", StringComparison.Ordinal);

    private static bool IsMethod(string name) => name is "get" or "put" or "post" or "patch" or "delete";

    private static JsonElement? ExampleOf(JsonElement media)
    {
        if (media.TryGetProperty("example", out var one))
        {
            return one;
        }

        return media.TryGetProperty("examples", out var some)
            && some.EnumerateObject().FirstOrDefault() is { Name: not null } first
            && first.Value.TryGetProperty("value", out var value)
            ? value
            : null;
    }

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var text) ? text.GetString() : null;
}
