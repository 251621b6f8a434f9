using System.Text;
using Grid.Benchmarks.Load;

namespace Grid.Benchmarks.County;

/// <summary>A report, its case's way round the loop, the next report.</summary>
internal sealed class Round(IRequestSequence report) : IRequestSequence
{
    private static readonly string[] Commands = ["file", "dispatch", "accept", "handle", "check", "close", "feedback"];
    private static readonly byte[][] Steps = [.. Commands.Select(Step)];
    private static readonly int[] Places =
    [
        .. Steps.Select(static step => step.AsSpan().IndexOf("00000000-0000-0000-0000-000000000000"u8)),
    ];
    private readonly byte[] id = new byte[36];
    private int next = -1;

    /// <summary>What it takes to lead one case round.</summary>
    public static int Requests => 1 + Commands.Length;

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
        // Who handled a case may neither check nor close it.
        var by = verb is "accept" or "handle" ? "squad-1" : "desk-1";
        var passed = verb == "check" ? ",\"passed\":true" : "";
        var body = $$"""{"by":"{{by}}","note":"现场属实"{{passed}}}""";
        return Encoding.UTF8.GetBytes(
            $"POST /v1/cases/{Guid.Empty}/{verb} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }
}
