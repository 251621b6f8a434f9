using System.Buffers;
using System.IO.Pipelines;

namespace Grid.Gateway.Foundation;

/// <summary>
/// The lines of a body as they come. The door reads ahead of the work up to a bound: many callers read no answer before
/// they have sent everything. Blank lines are passed over.
/// </summary>
internal sealed class BodyLines : IAsyncDisposable
{
    private readonly int longest;
    private readonly Pipe ahead;
    private readonly Task receiving;
    private readonly CancellationTokenSource ended = new();

    // True while what is left of a line that is too long is passed over.
    private bool passing;

    /// <param name="longest">The most bytes of a line; the reader gets null for a longer one.</param>
    /// <param name="readAhead">Bytes that may wait for the work.</param>
    public BodyLines(Stream body, int longest, int readAhead)
    {
        this.longest = longest;
        ahead = new(new(
            pauseWriterThreshold: readAhead, resumeWriterThreshold: readAhead / 2, useSynchronizationContext: false));
        receiving = Receive(body);
    }

    /// <summary>Number of the line that was read last, from 1; blank lines count.</summary>
    public int Number { get; private set; }

    /// <summary>Why the body ended before its end; null while it did not.</summary>
    public Exception? Broken { get; private set; }

    /// <summary>
    /// Reads the lines that are there, at least one and at most so many; the text of one is valid during the call.
    /// </summary>
    /// <param name="line">Takes each line with its number; null for one that is too long.</param>
    /// <returns>How many there were; none at the end of the body.</returns>
    public async ValueTask<int> Read(int most, Action<int, ReadOnlySequence<byte>?> line, CancellationToken stop)
    {
        for (var count = 0; ;)
        {
            var read = await ahead.Reader.ReadAsync(stop);
            var rest = read.Buffer;
            while (count < most && TryCut(ref rest, atEnd: read.IsCompleted, out var text))
            {
                Number++;
                text = Number == 1 ? WithoutMark(text) : text;
                if (text is { } whole && IsBlank(whole))
                {
                    continue;
                }

                line(Number, text);
                count++;
            }

            ahead.Reader.AdvanceTo(rest.Start, count > 0 ? rest.Start : rest.End);
            if (count > 0 || read.IsCompleted)
            {
                return count;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ahead.Reader.CompleteAsync();
        await ended.CancelAsync();
        await receiving;
        ended.Dispose();
    }

    private bool TryCut(ref ReadOnlySequence<byte> rest, bool atEnd, out ReadOnlySequence<byte>? line)
    {
        line = null;
        if (passing)
        {
            var end = rest.PositionOf((byte)'\n');
            rest = end is { } found ? rest.Slice(rest.GetPosition(1, found)) : rest.Slice(rest.End);
            passing = end is null;
        }

        if (rest.PositionOf((byte)'\n') is { } at)
        {
            var text = rest.Slice(0, at);
            line = text.Length <= longest ? text : null;
            rest = rest.Slice(rest.GetPosition(1, at));
            return true;
        }

        if (rest.Length > longest)
        {
            passing = true;
            rest = rest.Slice(rest.End);
            return true;
        }

        // What stands behind the last end of line is a line, unless the caller broke off within it.
        if (!atEnd || rest.IsEmpty || Broken is not null)
        {
            return false;
        }

        line = rest;
        rest = rest.Slice(rest.End);
        return true;
    }

    /// <summary>Some programs write a byte order mark before UTF-8.</summary>
    private static ReadOnlySequence<byte>? WithoutMark(ReadOnlySequence<byte>? line) =>
        line is { Length: >= 3 } text && text.Slice(0, 3).ToArray() is [0xEF, 0xBB, 0xBF] ? text.Slice(3) : line;

    private static bool IsBlank(in ReadOnlySequence<byte> text)
    {
        foreach (var part in text)
        {
            if (part.Span.IndexOfAnyExcept(" \t\r"u8) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private async Task Receive(Stream body)
    {
        try
        {
            await body.CopyToAsync(ahead.Writer, ended.Token);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException or BadHttpRequestException)
        {
            Broken = broken;
        }

        await ahead.Writer.CompleteAsync();
    }
}
