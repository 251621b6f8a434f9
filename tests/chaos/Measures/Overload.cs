using System.Collections.Concurrent;
using System.Globalization;
using Grid.Chaos.City;
using Grid.Chaos.Load;

namespace Grid.Chaos.Measures;

/// <summary>
/// A burst of reports far above what the city can take, from callers who do not wait for each other: what is answered,
/// how long accepted reports took, what memory did, and how long after the burst everything is as before.
/// </summary>
internal sealed class Overload(ChaosRegion region, Action<string> say)
{
    private const int Callers = 1500;

    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(12),
        LongestAnswer = TimeSpan.FromSeconds(40),
        Calm = TimeSpan.FromMilliseconds(500),
        LongestRecovery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, int> answers = new();
    private readonly ConcurrentBag<double> accepted = [];
    private int turn;
    private int withoutRetryAfter;

    public async Task Run(int seed)
    {
        using var http = new HttpClient(
            new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(10) })
        {
            Timeout = LongestAnswer,
        };
        var before = Memory();
        using var enough = new CancellationTokenSource();
        var callers = Enumerable
            .Range(0, Callers)
            .Select(caller => Call(http, new Random(seed + caller), enough.Token))
            .ToList();
        var peak = before;
        for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < Burst;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System);
            peak = Math.Max(peak, Memory());
        }

        await enough.CancelAsync();
        var ended = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(callers);
        var drained = TimeProvider.System.GetElapsedTime(ended);
        var recovered = await Recovered(http, new Random(seed), ended);
        var sorted = accepted.Order().ToList();
        var counts = answers.OrderByDescending(static answer => answer.Value)
            .Select(static answer => $"{answer.Value} × {answer.Key}");
        say(
            $"overload, {Callers} callers for {Burst.TotalSeconds:0} s: {string.Join(", ", counts)}; "
            + $"{withoutRetryAfter} of the busy ones without Retry-After");
        say(string.Create(
            CultureInfo.InvariantCulture,
            $"  accepted: {sorted.Count / Burst.TotalSeconds:0} a second, p50 {At(sorted, 0.5):0.00} s, p99 "
            + $"{At(sorted, 0.99):0.00} s; memory of all processes {before} MB before, {peak} MB at most; last "
                + $"answer {drained.TotalSeconds:0.0} s and as before "
                    + $"{(recovered is { } time ? $"{time.TotalSeconds:0.0} s" : "never")} after the burst"));
    }

    private async Task Call(HttpClient http, Random dice, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var (answer, took) = await Report(http, dice);
            answers.AddOrUpdate(answer, 1, static (_, count) => count + 1);
            if (answer.StartsWith("20", StringComparison.Ordinal))
            {
                accepted.Add(took.TotalSeconds);
            }
        }
    }

    private async Task<(string Answer, TimeSpan Took)> Report(HttpClient http, Random dice)
    {
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            var (lon, lat) = (
                Town.West + (dice.NextDouble() * Town.Side), Town.South + (dice.NextDouble() * Town.Side));
            var kind = Town.Classes[dice.Next(Town.Classes.Length)];
            var body = $$"""{ "class": "{{kind}}", "lon": {{Town.Number(lon)}}, "lat": {{Town.Number(lat)}} }""";
            using var request = new HttpRequestMessage(
                HttpMethod.Post,
                new Uri(region.Doors[Interlocked.Increment(ref turn) % region.Doors.Count], "/v1/reports"))
            {
                Content = new StringContent(body, null, "application/json"),
            };
            using var response = await http.SendAsync(request);
            var status = (int)response.StatusCode;
            if (status is 503 or 429 && response.Headers.RetryAfter is null)
            {
                Interlocked.Increment(ref withoutRetryAfter);
            }

            var code =
                status < 400
                    ? ""
                    : " "
                        + (Oracle.Json.Text(
                            System.Text.Json.JsonElement.Parse(await response.Content.ReadAsStringAsync()),
                            "code") ?? "");
            return ($"{status}{code}", TimeProvider.System.GetElapsedTime(began));
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException)
        {
            return (
                away is OperationCanceledException ? "no answer" : "no connection",
                TimeProvider.System.GetElapsedTime(began));
        }
    }

    /// <summary>Until twenty reports in a row are each accepted at once.</summary>
    private async Task<TimeSpan?> Recovered(HttpClient http, Random dice, long ended)
    {
        for (var row = 0; row < 20;)
        {
            var (answer, took) = await Report(http, dice);
            row = answer.StartsWith("20", StringComparison.Ordinal) && took < Calm ? row + 1 : 0;
            if (TimeProvider.System.GetElapsedTime(ended) > LongestRecovery)
            {
                return null;
            }
        }

        return TimeProvider.System.GetElapsedTime(ended);
    }

    /// <summary>Resident, in megabytes, of all silos and gateways.</summary>
    private long Memory() =>
        region.Members.Sum(static member =>
            member.Process.Id is { } id && File.Exists($"/proc/{id}/status")
        ? File.ReadLines($"/proc/{id}/status")
            .Where(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Sum(static line =>
                long.Parse(line.AsSpan(6).TrimEnd("kB "), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture)
            ) / 1024
        : 0);

    private static double At(List<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[(int)(share * (sorted.Count - 1))];
}
