using System.Diagnostics;
using System.Net;
using System.Text;
using Grid.Benchmarks.County;

namespace Grid.Benchmarks.Load;

/// <summary>
/// A closed loop of requests with many reports each. Every report is an answer of its own: it counts when its line has
/// come. A line that is no case ends the loop.
/// </summary>
internal sealed class BulkClient(Uri address, int connections, int lines, Reports reports) : ILoad
{
    private static readonly byte[] Case = [.. "{\"id\":"u8];

    private readonly HttpClient http = new() { BaseAddress = address };
    private volatile bool ended;
    private long answered;

    public async Task<Stretch> Run(TimeSpan time, TimeSpan apart = default)
    {
        ended = false;
        answered = 0;
        var latencies = new Latencies();
        var began = Stopwatch.GetTimestamp();
        var talking = Enumerable.Range(0, connections).Select(_ => Talk(latencies)).ToArray();
        var over = Task.Delay(time, TimeProvider.System);
        if (await Task.WhenAny([over, .. talking]) is var first && first != over)
        {
            await first; // ended before its time: it broke
        }

        // Answers come in lumps, so the requests that are on their way count with the time that they still take.
        ended = true;
        await Task.WhenAll(talking);
        return new(answered, answered, Stopwatch.GetElapsedTime(began), latencies);
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return default;
    }

    private async Task Talk(Latencies latencies)
    {
        await Task.Yield();
        var piece = new byte[64 * 1024];
        while (!ended)
        {
            var sent = Stopwatch.GetTimestamp();
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/reports") { Content = Body() };
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            await using var body = await answer.Content.ReadAsStreamAsync();
            var whole = 0;
            var kept = 0;
            while (await body.ReadAsync(piece.AsMemory(kept)) is > 0 and var came)
            {
                var rest = piece.AsSpan(0, kept + came);
                for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..], whole++)
                {
                    Check(answer.StatusCode, rest[..end]);
                    Interlocked.Increment(ref answered);
                }

                rest.CopyTo(piece);
                kept = rest.Length;
            }

            if (whole != lines)
            {
                throw new LoadException(
                    $"{whole} lines answered {lines}: {answer.StatusCode} {Encoding.UTF8.GetString(piece, 0, kept)}");
            }

            lock (latencies)
            {
                latencies.Add(Stopwatch.GetElapsedTime(sent));
            }
        }
    }

    private ByteArrayContent Body()
    {
        using var body = new MemoryStream(lines * 512);
        Span<byte> room = stackalloc byte[1024];
        for (var i = 0; i < lines; i++)
        {
            body.Write(reports.Line(room));
            body.WriteByte((byte)'\n');
        }

        return new(body.ToArray()) { Headers = { ContentType = new("application/x-ndjson") } };
    }

    private static void Check(HttpStatusCode status, ReadOnlySpan<byte> line)
    {
        if (status != HttpStatusCode.OK || !line.StartsWith(Case))
        {
            throw new LoadException($"Answered with {status}: {Encoding.UTF8.GetString(line)}");
        }
    }
}
