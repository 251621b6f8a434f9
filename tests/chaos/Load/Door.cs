using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Grid.Chaos.Load;

/// <summary>
/// The gateways of a city as a client meets them: one after the other until one answers, the same request under the
/// same key each time.
/// </summary>
/// <param name="stop">Nothing is waited for any more: the run is broken off.</param>
internal sealed class Door(IReadOnlyList<Uri> gateways, RequestCounts counts, CancellationToken stop) : IDisposable
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(8),
        Patience = TimeSpan.FromSeconds(90),
        LongestPause = TimeSpan.FromSeconds(1);

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(2),
        UseProxy = false,
        UseCookies = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <param name="once">Sent a single time: a request without a key may not be sent again.</param>
    /// <returns>Null when no gateway answered for a long time.</returns>
    public async Task<Reply?> Send(
        HttpMethod method,
        string path,
        string? body,
        string? key,
        Random dice,
        bool once = false)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            using var patience = new CancellationTokenSource(LongestAnswer, TimeProvider.System);
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
            try
            {
                using var response = await http.SendAsync(
                    Request(method, path, body, "application/json", key, dice), enough.Token);
                var text = await response.Content.ReadAsStringAsync(enough.Token);
                if ((int)response.StatusCode is < 500 and not 429)
                {
                    return new(response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text));
                }

                counts.Failure($"{(int)response.StatusCode} {Code(text)}");
            }
            catch (Exception away) when (IsAway(away))
            {
                counts.Failure(away is OperationCanceledException ? "no answer in time" : "connection lost");
            }

            if (once || stop.IsCancellationRequested || TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                return null;
            }

            await Pause(attempt);
        }
    }

    /// <summary>Sends lines of an import once and hands out those of the answer, as far as it comes.</summary>
    public async IAsyncEnumerable<JsonElement> Import(string kind, string lines, string key, Random dice)
    {
        using var patience = new CancellationTokenSource(LongestAnswer, TimeProvider.System);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        using var response = await Answer<HttpResponseMessage>(async () => await http.SendAsync(
            Request(HttpMethod.Post, $"/v1/import/{kind}", lines, "application/x-ndjson", key, dice),
            HttpCompletionOption.ResponseHeadersRead,
            enough.Token));
        if (response is null || response.StatusCode != HttpStatusCode.OK)
        {
            yield break;
        }

        using var answers = new StreamReader(await response.Content.ReadAsStreamAsync(enough.Token));
        while (await Answer(() => answers.ReadLineAsync(enough.Token).AsTask()) is { } line)
        {
            yield return JsonElement.Parse(line);
        }
    }

    public bool IsOver => stop.IsCancellationRequested;

    public static Task Pause(int attempt)
    {
        var pause = TimeSpan.FromMilliseconds(50 << Math.Min(attempt, 5));
        return Task.Delay(pause < LongestPause ? pause : LongestPause, TimeProvider.System);
    }

    public void Dispose() => http.Dispose();

    private async Task<T?> Answer<T>(Func<Task<T?>> ask)
        where T : class
    {
        try
        {
            return await ask();
        }
        catch (Exception away) when (IsAway(away))
        {
            counts.Failure("import cut short");
            return null;
        }
    }

    private HttpRequestMessage Request(
        HttpMethod method,
        string path,
        string? body,
        string contentType,
        string? key,
        Random dice)
    {
        var request = new HttpRequestMessage(method, new Uri(gateways[dice.Next(gateways.Count)], path));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body))
            {
                Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) },
            };
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return request;
    }

    private static bool IsAway(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException or OperationCanceledException;

    private static string Code(string text)
    {
        try
        {
            return Oracle.Json.Text(JsonElement.Parse(text), "code") ?? "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}

/// <summary>An answer of the city that is one: a yes or a no.</summary>
internal sealed record Reply(HttpStatusCode Status, JsonElement Json)
{
    public bool IsYes => (int)Status is >= 200 and < 300;

    public string? Code => Oracle.Json.Text(Json, "code");
}
