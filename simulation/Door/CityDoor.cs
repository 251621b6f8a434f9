using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Grid.City;
using Grid.Simulation.Escalations;
using Grid.Simulation.Replay;

namespace Grid.Simulation.Door;

/// <summary>
/// The city's REST door, as a patient client uses it. Every request carries the time in the city. When the city is busy
/// or away, the client sends the request again with the same id until the city answers or the patience ends, so that no
/// request is lost and none takes effect twice.
/// </summary>
/// <param name="patience">
/// For how long one request is sent again; three minutes by default, in which a killed city starts again.
/// </param>
internal sealed class CityDoor(HttpClient http, TimeProvider time, TimeSpan? patience = null)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly TimeSpan patience = patience ?? TimeSpan.FromMinutes(3);
    private long requests;
    private long repeated;

    /// <summary>Requests sent, repeated ones included.</summary>
    public long Requests => Interlocked.Read(ref requests);

    /// <summary>Requests sent again because the city was busy or away.</summary>
    public long Repeated => Interlocked.Read(ref repeated);

    public static HttpClient Connect(Uri address, int connections) => new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = connections,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        UseCookies = false,
        UseProxy = false,
    })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>
    /// Sends a report: under its number, which names it for its sender, or else under the id made from the source's.
    /// </summary>
    public Task<Answer<CaseBody>> Report(
        ReplayRow row, ClassCode? code, string? area, CancellationToken cancel) =>
        Send(
            row.Number.Length > 0 ? HttpMethod.Post : HttpMethod.Put,
            row.Number.Length > 0 ? "/v1/reports" : $"/v1/reports/{row.Id}",
            row.ReportedAt,
            DoorBodies.Report(row, code, area),
            null,
            DoorJson.Default.CaseBody,
            cancel);

    /// <param name="key">The id of the command; the same id again is answered, not repeated.</param>
    public Task<Answer<CaseBody>> Step(Guid id, PlannedStep step, string key, CancellationToken cancel) =>
        Send(
            HttpMethod.Post,
            $"/v1/cases/{id}/{DoorBodies.Word(step.Verb)}",
            step.At,
            DoorBodies.Step(step),
            key,
            DoorJson.Default.CaseBody,
            cancel);

    public Task<Answer<CaseBody>> View(Guid id, DateTimeOffset now, CancellationToken cancel) =>
        Get($"/v1/cases/{id}", now, DoorJson.Default.CaseBody, cancel);

    /// <summary>
    /// Promises that no later request carries an earlier time. All that was due by then has happened when the city
    /// answers.
    /// </summary>
    public async Task Pass(DateTimeOffset now, CancellationToken cancel) =>
        (await Send(HttpMethod.Post, "/v1/clock", now, DoorBodies.Time(now), null, DoorJson.Default.ClockBody, cancel)
    ).OrThrow("/v1/clock");

    /// <summary>The rows of a table of a county; none where it has no such table.</summary>
    public async Task<IReadOnlyList<T>> Rows<T>(
        string county, string table, JsonTypeInfo<TableBody<T>> shape, CancellationToken cancel)
    {
        var path = $"/v1/tables/{Uri.EscapeDataString(county)}/{table}";
        var answer = await Get(path, null, shape, cancel);
        return answer.Problem is { Status: (int)HttpStatusCode.NotFound } ? [] : answer.OrThrow(path).Rows;
    }

    public Task<Answer<T>> Get<T>(string path, DateTimeOffset? now, JsonTypeInfo<T> shape, CancellationToken cancel)
        where T : class =>
        Send(HttpMethod.Get, path, now, null, null, shape, cancel);

    /// <summary>Every line of a list, page by page.</summary>
    /// <param name="path">The path with its query, without the cursor.</param>
    public async IAsyncEnumerable<T> List<T>(
        string path,
        DateTimeOffset? now,
        JsonTypeInfo<PageBody<T>> shape,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        string? next = null;
        do
        {
            var page = (
                await Get(next is null ? path : $"{path}&after={Uri.EscapeDataString(next)}", now, shape, cancel)
            ).OrThrow(path);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            next = page.Next;
        }
        while (next is not null);
    }

    private async Task<Answer<T>> Send<T>(
        HttpMethod method,
        string path,
        DateTimeOffset? now,
        byte[]? body,
        string? key,
        JsonTypeInfo<T> shape,
        CancellationToken cancel)
        where T : class
    {
        var started = time.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            using var request = Request(method, path, now, body, key);
            Interlocked.Increment(ref requests);
            string lost;
            Exception? cause = null;
            TimeSpan? asked = null;
            try
            {
                using var response = await http.SendAsync(request, cancel);
                if (!IsAway(response.StatusCode))
                {
                    return await Read(response, shape, cancel);
                }

                lost = $"HTTP {(int)response.StatusCode}";
                asked = response.Headers.RetryAfter?.Delta;
            }
            catch (Exception failure) when (IsLost(failure, cancel))
            {
                lost = failure.Message;
                cause = failure;
            }

            if (time.GetElapsedTime(started) > patience)
            {
                throw new DoorException(
                    $"The city at {http.BaseAddress} has not answered {method} {path} for {patience.TotalSeconds} "
                    + $"seconds: {lost}",
                    cause);
            }

            Interlocked.Increment(ref repeated);
            await Task.Delay(asked ?? Pause(attempt), time, cancel);
        }
    }

    private static HttpRequestMessage Request(
        HttpMethod method,
        string path,
        DateTimeOffset? now,
        byte[]? body,
        string? key)
    {
        var request = new HttpRequestMessage(method, path);
        if (now is { } at)
        {
            request.Headers.TryAddWithoutValidation(DrivenTime.Header, DoorBodies.Text(at));
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            };
        }

        return request;
    }

    private static async Task<Answer<T>> Read<T>(
        HttpResponseMessage response,
        JsonTypeInfo<T> shape,
        CancellationToken cancel)
        where T : class
    {
        if (response.IsSuccessStatusCode)
        {
            try
            {
                return new(await response.Content.ReadFromJsonAsync(shape, cancel), null);
            }
            catch (JsonException unread)
            {
                throw new DoorException(
                    $"The city's answer to {response.RequestMessage?.Method} {response.RequestMessage?.RequestUri} "
                    + $"cannot be read: {unread.Message}",
                    unread);
            }
        }

        var status = (int)response.StatusCode;
        var unnamed = new ProblemBody(status, $"http.{status}", response.ReasonPhrase, null);
        try
        {
            var problem = await response.Content.ReadFromJsonAsync(DoorJson.Default.ProblemBody, cancel);
            var named = problem is { Code: not null }
                ? problem with { Status = status }
                : unnamed with { Detail = problem?.Detail ?? problem?.Title };
            return new(null, named);
        }
        catch (JsonException)
        {
            return new(null, unnamed);
        }
    }

    private static bool IsAway(HttpStatusCode status) => status
        is HttpStatusCode.ServiceUnavailable
            or HttpStatusCode.BadGateway
            or HttpStatusCode.GatewayTimeout
            or HttpStatusCode.TooManyRequests;

    /// <summary>
    /// Whether the connection broke or the city did not answer in time, and the caller did not cancel.
    /// </summary>
    private static bool IsLost(Exception failure, CancellationToken cancel) =>
        failure is HttpRequestException or IOException
        || (failure is OperationCanceledException && !cancel.IsCancellationRequested);

    private static TimeSpan Pause(int attempt)
    {
        var pause = TimeSpan.FromMilliseconds(50) * Math.Pow(2, Math.Min(attempt, 10));
        return pause < LongestPause ? pause : LongestPause;
    }
}
