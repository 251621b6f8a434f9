using System.Text.Json.Nodes;
using Grid.Chaos.City;
using Grid.Chaos.Load;

namespace Grid.Chaos.Measures;

/// <summary>
/// Measures how long commands on cases fail after kill -9 of one silo of three, which is not started again meanwhile:
/// many cases, each with a client that sends one command after another.
/// </summary>
internal sealed class ServeAgain(ChaosRegion region, Action<string> say)
{
    private const int Cases = 60;

    private static readonly TimeSpan Before = TimeSpan.FromSeconds(4),
        After = TimeSpan.FromSeconds(20),
        Pause = TimeSpan.FromMilliseconds(150),
        Touched = TimeSpan.FromSeconds(1.5),
        LongestAnswer = TimeSpan.FromSeconds(15);

    public async Task Run(int seed)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = LongestAnswer };
        var dice = new Random(seed);
        var cases = new List<string>();
        for (var i = 0; i < Cases; i++)
        {
            cases.Add(await Accepted(http, dice));
        }

        using var enough = new CancellationTokenSource();
        var watched = cases.Select(id => Write(http, id, enough.Token)).ToList();
        await Task.Delay(Before, TimeProvider.System);
        var silo = region.Silos[dice.Next(region.Silos.Count)];
        var killed = TimeProvider.System.GetTimestamp();
        await silo.Process.Kill();
        await Task.Delay(After, TimeProvider.System);
        await enough.CancelAsync();

        var gaps = (await Task.WhenAll(watched)).Select(answers => Gap(answers, killed)).Order().ToList();
        var (others, held) = (
            gaps.Where(static gap => gap < Touched).ToList(), gaps.Where(static gap => gap >= Touched).ToList());
        say(
            $"kill -9 {silo} of three: {held.Count} of {Cases} cases waited, {Text(held)}; the other {others.Count}: "
            + $"{Text(others)}");
        await region.Mend();
        await region.Ready(TimeSpan.FromMinutes(1));
    }

    /// <summary>
    /// A case that a department has accepted: from there on it can be handled, and fail its check, for ever.
    /// </summary>
    private async Task<string> Accepted(HttpClient http, Random dice)
    {
        var (lon, lat) = (Town.West + (dice.NextDouble() * Town.Side), Town.South + (dice.NextDouble() * Town.Side));
        while (true)
        {
            var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();
            var said = await Send(http, HttpMethod.Put, $"/v1/reports/{id}", new()
            {
                ["class"] = Town.Classes[dice.Next(Town.Classes.Length)],
                ["lon"] = lon,
                ["lat"] = lat,
            });
            foreach (var verb in new[] { "file", "dispatch", "accept" })
            {
                said &= await Send(http, HttpMethod.Post, $"/v1/cases/{id}/{verb}", new() { ["by"] = "desk" });
            }

            if (said)
            {
                return id;
            }

            lon = Town.West + (dice.NextDouble() * Town.Side); // it joined another
        }
    }

    /// <returns>When it was answered, each time.</returns>
    private async Task<List<long>> Write(HttpClient http, string id, CancellationToken stop)
    {
        var answered = new List<long>();
        for (var handles = true; !stop.IsCancellationRequested;)
        {
            if (await Send(
                    http,
                    HttpMethod.Post,
                    $"/v1/cases/{id}/{(handles ? "handle" : "check")}",
                    new() { ["by"] = "desk", ["passed"] = false }))
            {
                answered.Add(TimeProvider.System.GetTimestamp());
                handles = !handles;
            }

            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }

        answered.Add(TimeProvider.System.GetTimestamp());
        return answered;
    }

    private int turn;

    private async Task<bool> Send(HttpClient http, HttpMethod method, string path, JsonObject body)
    {
        try
        {
            var door = region.Doors[Interlocked.Increment(ref turn) % region.Doors.Count];
            using var request = new HttpRequestMessage(method, new Uri(door, path))
            {
                Content = new StringContent(body.ToJsonString(), null, "application/json"),
            };
            using var response = await http.SendAsync(request);
            return response.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The longest time between two answers that ends after the kill.</summary>
    private static TimeSpan Gap(List<long> answered, long killed)
    {
        var longest = TimeSpan.Zero;
        for (var i = 1; i < answered.Count; i++)
        {
            if (answered[i] > killed
                && TimeProvider.System.GetElapsedTime(Math.Max(answered[i - 1], killed), answered[i]) is var gap
                && gap > longest)
            {
                longest = gap;
            }
        }

        return longest;
    }

    private static string Text(List<TimeSpan> gaps) =>
        gaps.Count == 0
            ? "none"
            : $"median {gaps[gaps.Count / 2].TotalSeconds:0.0} s, longest {gaps[^1].TotalSeconds:0.0} s";
}
