using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Grid.Tests.Gateway.Reference;

/// <summary>
/// Holds every request that is taken, and every answer, against the description that the same door gives of itself, and
/// fails the test that made the call where they differ.
/// </summary>
internal sealed class DescriptionHandler(HttpMessageHandler way) : DelegatingHandler(way)
{
    private static readonly string[] Ours =
    [
        "ETag",
        "Location",
        "Retry-After",
        "Link",
        "Idempotent-Replayed",
        "Deprecation",
    ];
    private static Task<DescribedDoor>? known;

    public static HttpMessageHandler Over(HttpMessageHandler way) => new DescriptionHandler(way);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        var sent = request.Content
            is { Headers.ContentType.MediaType: "application/json" or "application/merge-patch+json" } content
            ? await content.ReadAsByteArrayAsync(cancellationToken)
            : null;
        var response = await base.SendAsync(request, cancellationToken);
        if (request.RequestUri is { } uri
            && uri.AbsolutePath.StartsWith("/v1/", StringComparison.Ordinal)
            && request.Method != HttpMethod.Head
            && request.Method != HttpMethod.Options)
        {
            await Hold(request, uri, sent, response, cancellationToken);
        }

        return response;
    }

    private async Task Hold(
        HttpRequestMessage request,
        Uri uri,
        byte[]? sent,
        HttpResponseMessage response,
        CancellationToken cancellationToken)
    {
        var call = $"{request.Method} {uri.PathAndQuery} {(int)response.StatusCode}";
        var door = await Door(uri);
        if (door.Find(request.Method.Method, uri.AbsolutePath) is not { } operation)
        {
            Assert.True(
                response.StatusCode
                    is System.Net.HttpStatusCode.NotFound
                        or System.Net.HttpStatusCode.MethodNotAllowed
                        or System.Net.HttpStatusCode.BadRequest,
                $"{call}: no such operation is described.");
            return;
        }

        if (response.IsSuccessStatusCode)
        {
            HoldRequest(door, operation, request, uri, sent, call);
        }

        await HoldAnswer(door, operation, response, call, cancellationToken);
    }

    private static void HoldRequest(
        DescribedDoor door,
        DescribedOperation operation,
        HttpRequestMessage request,
        Uri uri,
        byte[]? sent,
        string call)
    {
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split('=', 2) is [var left, var right]
                ? (left, Uri.UnescapeDataString(right.Replace('+', ' ')))
                : (pair, "");
            Assert.True(
                operation.Query.TryGetValue(Uri.UnescapeDataString(name), out var schema),
                $"{call}: the parameter {name} was taken and is not described.");
            if (value.Length > 0 && door.FaultOfText(schema, value) is { } fault)
            {
                Assert.Fail($"{call}: {name}={value} was taken; {fault}");
            }
        }

        foreach (
            var (name, _) in request.Headers.Where(static header =>
                header.Key is "If-Match" or "If-None-Match" or "Idempotency-Key" or "Grid-Now"))
        {
            Assert.True(
                operation.Headers.Contains(name) || name == "If-None-Match" && request.Method == HttpMethod.Get,
                $"{call}: the header {name} was taken and is not described.");
        }

        if (request.Content?.Headers.ContentType?.MediaType is { } media && request.Content.Headers.ContentLength > 0)
        {
            // The door reads a GeoJSON feature under the media type of JSON as well.
            media =
                sent is not null
                && JsonElement.Parse(sent) is { ValueKind: JsonValueKind.Object } body
                && body.TryGetProperty("type", out var type)
                && type.ValueEquals("Feature")
                ? "application/geo+json"
                : media;
            Assert.True(
                operation.Bodies.TryGetValue(media, out var schema),
                $"{call}: a body of {media} was taken and is not described.");
            if (sent is not null && door.FaultOf(schema, Encoding.UTF8.GetString(sent)) is { } fault)
            {
                Assert.Fail($"{call}: the body was taken; {fault}\n{Encoding.UTF8.GetString(sent)}");
            }
        }
    }

    private static async Task HoldAnswer(
        DescribedDoor door,
        DescribedOperation operation,
        HttpResponseMessage response,
        string call,
        CancellationToken cancellationToken)
    {
        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        Assert.True(operation.Answers.TryGetValue(status, out var answer), $"{call}: the status is not described.");
        foreach (var header in Ours.Where(header => response.Headers.Contains(header)))
        {
            Assert.True(answer.Headers.Contains(header), $"{call}: the header {header} is not described.");
        }

        if (response.Content.Headers.ContentType?.MediaType is not { } media
            || response.Content.Headers.ContentEncoding.Count > 0)
        {
            return;
        }

        Assert.True(
            answer.Bodies.TryGetValue(media, out var schema), $"{call}: an answer of {media} is not described.");
        if (media.EndsWith("json", StringComparison.Ordinal) && media != "application/x-ndjson")
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (door.FaultOf(schema, text) is { } fault)
            {
                Assert.Fail($"{call}: {fault}\n{(text.Length > 4000 ? text[..4000] : text)}");
            }
        }
    }

    /// <summary>The one description that holds for all doors of the tests, as all are of one build.</summary>
    private Task<DescribedDoor> Door(Uri uri) => Volatile.Read(ref known) ?? (known = Ask(uri));

    private async Task<DescribedDoor> Ask(Uri uri)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri(uri, "/openapi/v1.json"));
        using var answer = await base.SendAsync(question, CancellationToken.None);
        Assert.True(answer.IsSuccessStatusCode, "The door cannot describe itself: no test can pass.");
        return new(JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }
}
