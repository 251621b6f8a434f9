using System.Text;
using Grid.Benchmarks.Load;

namespace Grid.Benchmarks.County;

/// <summary>A report, the steps of its case, the next report.</summary>
/// <param name="report">Where its reports come from.</param>
/// <param name="way">The steps, in their order.</param>
internal sealed class Round(IRequestSequence report, CaseWay way) : IRequestSequence
{
    private readonly byte[] id = new byte[36];
    private bool isOther;
    private int next = -1;

    public int Write(Span<byte> request)
    {
        if (next < 0)
        {
            return report.Write(request);
        }

        var step = way.Step(next, isOther);
        step.CopyTo(request);
        id.CopyTo(request[CaseWay.CaseAt(step)..]);
        return step.Length;
    }

    public void Hear(ReadOnlySpan<byte> body)
    {
        if (next < 0 && body.IndexOf("\"stage\":\"joined\""u8) >= 0)
        {
            return; // A case that was corrected is of the same matter now, and goes its own way.
        }

        if (next < 0)
        {
            body.Slice(body.IndexOf("\"id\":\""u8) + 6, id.Length).CopyTo(id);
            isOther = way.IsOther(body);
        }

        next = next == way.Requests - 2 ? -1 : next + 1;
    }
}

/// <summary>Steps of a case, one after the other, as requests that await its id.</summary>
internal sealed class CaseWay
{
    private static readonly byte[] Place = Encoding.UTF8.GetBytes($"{Guid.Empty}");

    private readonly byte[][] steps;
    private readonly byte[][] others;
    private readonly byte[] firstClass;

    private CaseWay(string[] verbs, string first = "", string second = "")
    {
        steps = [.. verbs.Select(verb => Request(verb, first))];
        others = [.. verbs.Select(verb => Request(verb, second))];
        firstClass = Encoding.UTF8.GetBytes($"\"class\":\"{first}\"");
    }

    /// <summary>The seven steps after the report that lead a case round.</summary>
    public static CaseWay Loop { get; } = new(["file", "dispatch", "accept", "handle", "check", "close", "feedback"]);

    /// <summary>No further than to a case.</summary>
    public static CaseWay Filed { get; } = new(["file"]);

    /// <summary>To the department.</summary>
    public static CaseWay Dispatched { get; } = new(["file", "dispatch"]);

    /// <summary>How many requests a round has, the report among them.</summary>
    public int Requests => 1 + steps.Length;

    /// <summary>To a case that is corrected to another class: to the second where it is of the first.</summary>
    public static CaseWay Corrected(string first, string second) => new(["file", "correct"], first, second);

    /// <summary>Where the id of the case stands in a step.</summary>
    public static int CaseAt(byte[] step) => step.AsSpan().IndexOf(Place);

    /// <summary>Whether a case, by the answer to its report, is of the first class already.</summary>
    public bool IsOther(ReadOnlySpan<byte> body) => body.IndexOf(firstClass) >= 0;

    public byte[] Step(int number, bool isOther) => (isOther ? others : steps)[number];

    private static byte[] Request(string verb, string correctedTo)
    {
        // Who handled a case may neither check nor close it.
        var by = verb is "accept" or "handle" ? "squad-1" : "desk-1";
        var more = verb switch
        {
            "check" => ",\"passed\":true",
            "correct" => $",\"class\":\"{correctedTo}\",\"kind\":\"event\",\"reason\":\"现场属实\"",
            _ => "",
        };
        var body = $$"""{"by":"{{by}}","note":"现场属实"{{more}}}""";
        return Encoding.UTF8.GetBytes(
            $"POST /v1/cases/{Guid.Empty}/{verb} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }
}
