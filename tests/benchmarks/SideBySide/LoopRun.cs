using System.Text;
using Grid.Benchmarks.County;
using Grid.Benchmarks.Load;
using Grid.Benchmarks.Results;

namespace Grid.Benchmarks.SideBySide;

/// <summary>The whole loop of a case: reported, and then the seven commands that lead it round.</summary>
internal static class LoopRun
{
    private static readonly string[] Commands = ["file", "dispatch", "accept", "handle", "check", "close", "feedback"];

    public static async Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        await using var arena = await Arena.Start(asked.County, asked.Settings, asked.Only, asked.Embedded);
        var city = new Surroundings(arena.County);
        Contender[] contenders = [.. arena.All.Where(contender => contender != arena.Limit)];
        foreach (var contender in contenders)
        {
            var reports = city.Reports(time);
            await contender.Connect(asked.Connections, () => new Round(reports.Talk()));
        }

        var turns = new Turns(arena, contenders, asked, report, time);
        await turns.Warm();
        await turns.Measure();
        turns.Tell("whole loops", answers: 1 + Commands.Length);
        var (ours, plain) = (arena.Ours.PerSecond / 8, (arena.Plain?.PerSecond ?? 0) / 8);
        report.Say($"loop ratio {ours / plain:0.00} (ours {ours:0}/s, plain {plain:0}/s)");
    }

    /// <summary>A report, its case's way round the loop, the next report.</summary>
    private sealed class Round(ITalk report) : ITalk
    {
        private static readonly byte[][] Steps = [.. Commands.Select(Step)];
        private static readonly int[] Places = [.. Steps.Select(static step => step.AsSpan().IndexOf("00000000-0000-0000-0000-000000000000"u8))];
        private readonly byte[] id = new byte[36];
        private int next = -1;

        public int Write(Span<byte> request)
        {
            if (next < 0)
            {
                return report.Write(request);
            }

            Steps[next].CopyTo(request);
            id.CopyTo(request[Places[next]..]);
            return Steps[next].Length;
        }

        public void Hear(ReadOnlySpan<byte> body)
        {
            if (next < 0)
            {
                body.Slice(body.IndexOf("\"id\":\""u8) + 6, id.Length).CopyTo(id);
            }

            next = next == Steps.Length - 1 ? -1 : next + 1;
        }

        private static byte[] Step(string verb)
        {
            var body = verb == "check" ? """{"by":"desk-1","note":"现场属实","passed":true}""" : """{"by":"desk-1","note":"现场属实"}""";
            return Encoding.UTF8.GetBytes($"POST /v1/cases/{Guid.Empty}/{verb} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        }
    }
}
