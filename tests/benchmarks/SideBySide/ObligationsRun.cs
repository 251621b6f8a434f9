using System.Text;
using Grid.Benchmarks.County;
using Grid.Benchmarks.Load;
using Grid.Benchmarks.Results;

namespace Grid.Benchmarks.SideBySide;

/// <summary>
/// What one party owes, read over and over; beside it the least a request can ask of a grain, the city's clock.
/// </summary>
internal static class ObligationsRun
{
    /// <summary>Open obligations of each segment: a street that is looked after.</summary>
    private const int Owed = 10;

    public static async Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        await using var arena = await Arena.Start(asked.County, asked.Settings, asked.Only);
        var city = new Surroundings(arena.County);
        var wanted = city.Segments.Count * Owed;
        foreach (var contender in arena.All.Where(contender => contender != arena.Limit))
        {
            await contender.Connect(asked.Connections, city.Reports(time).Talk);
            while (contender.Sent < wanted)
            {
                await contender.Warm(TimeSpan.FromSeconds(1));
            }

            report.Say($"{contender.Name} has taken {contender.Sent} reports along {city.Segments.Count} segments");
        }

        await Backlog.Settle(arena.Ours, TimeSpan.FromMinutes(5), time);
        byte[][] questions =
        [
            .. city.Segments.Select(static segment => Get($"/v1/segments/{segment}/obligations")),
        ];
        await using var bare = new Contender("grain", arena.Ours.Server, arena.Ours.Database);
        Contender[] contenders = [.. arena.All.Where(contender => contender != arena.Limit), bare];
        foreach (var contender in contenders)
        {
            var asking = new Asking(contender == bare ? [Get("/v1/clock")] : questions);
            await contender.Connect(asked.Connections, () => asking);
        }

        var turns = new Turns(arena, contenders, asked, report, time);
        await turns.Warm();
        await turns.Measure();
        turns.Tell("readings of one party's open obligations");
        var (ours, plain) = (arena.Ours.PerSecond, arena.Plain?.PerSecond ?? 0);
        report.Say(
            $"obligations ratio {ours / plain:0.00} (ours {ours:0}/s, plain {plain:0}/s, bare grain call {bare.PerSecond:0}/s)");
    }

    private static byte[] Get(string path) => Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");

    private sealed class Asking(byte[][] questions) : IRequestSequence
    {
        private long next = -1;

        public int Write(Span<byte> request)
        {
            var question = questions[Interlocked.Increment(ref next) % questions.Length];
            question.CopyTo(request);
            return question.Length;
        }

        public void Hear(ReadOnlySpan<byte> body)
        {
        }
    }
}
