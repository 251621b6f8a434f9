using System.Buffers.Text;

namespace Grid.Benchmarks.Load;

/// <summary>As much of HTTP/1.1 as an answer needs: its status, its head, its body by length or in chunks.</summary>
internal static class Answers
{
    /// <summary>Whether a whole answer is there.</summary>
    /// <param name="received">What has come so far; the chunks of a whole answer are joined in place.</param>
    public static bool TryRead(Span<byte> received, out int status, out ReadOnlySpan<byte> body)
    {
        status = 0;
        body = default;
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0 || !Utf8Parser.TryParse(received[9..12], out status, out _))
        {
            return false;
        }

        var rest = received[(end + 4)..];
        if (Length(received[..end]) is { } length)
        {
            body = rest[..Math.Min(rest.Length, length)];
            return rest.Length >= length;
        }

        // First whether all chunks are there, then the joining: what is joined too early could not be read again.
        if (!TryChunks(rest, join: false, out _))
        {
            return false;
        }

        _ = TryChunks(rest, join: true, out var whole);
        body = rest[..whole];
        return true;
    }

    private static bool TryChunks(Span<byte> chunks, bool join, out int whole)
    {
        whole = 0;
        var rest = chunks;
        while (true)
        {
            var line = rest.IndexOf("\r\n"u8);
            if (line < 0
                || !Utf8Parser.TryParse(rest[..line], out int size, out _, 'X')
                || rest.Length < line + 2 + size + 2)
            {
                return false;
            }

            if (size == 0)
            {
                return true;
            }

            if (join)
            {
                rest.Slice(line + 2, size).CopyTo(chunks[whole..]);
            }

            whole += size;
            rest = rest[(line + 2 + size + 2)..];
        }
    }

    private static int? Length(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("\r\nContent-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(head[(at + 18)..], out int length, out _) ? length : null;
    }
}
