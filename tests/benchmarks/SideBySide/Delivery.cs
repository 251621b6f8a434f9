using Grid.Benchmarks.County;
using Grid.Benchmarks.Load;
using Grid.Tests.Processes;

namespace Grid.Benchmarks.SideBySide;

/// <summary>
/// Follows a few reports to the parties that keep a list: sends a report, and once it is answered asks cell, segment
/// and road until each owes it. The department keeps counters and no list; the same delivery round reaches it.
/// </summary>
internal static class Delivery
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(1);

    public static async Task<Latencies> Watch(
        ServerProcess city,
        Reports reports,
        TimeProvider time,
        CancellationToken over)
    {
        var latencies = new Latencies();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => One()));
        return latencies;

        async Task One()
        {
            while (!over.IsCancellationRequested)
            {
                var took = await Follow(city, reports.Next(), time);
                lock (latencies)
                {
                    latencies.Add(took);
                }

                await Task.Delay(Pause, time, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static async Task<TimeSpan> Follow(ServerProcess city, string report, TimeProvider time)
    {
        var taken = await city.Send(HttpMethod.Post, "/v1/reports", body: report);
        var answered = time.GetTimestamp();
        var id = taken.Json.GetProperty("id").GetString()!;
        // The road last: its list is the longest, and once the others have it, it mostly has it too.
        foreach (var path in new[] { "segment", "cell", "road" }.Select(kind =>
                $"/v1/{kind}s/{taken.Json.GetProperty(kind).GetString()}/obligations"))
        {
            while (!(await city.Get(path)).Text.Contains(id, StringComparison.Ordinal))
            {
                await Task.Delay(Again, time);
            }
        }

        return time.GetElapsedTime(answered);
    }
}
