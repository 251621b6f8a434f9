using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;

namespace Grid.Gateway.Import;

/// <summary>One JSON object a line; blank lines are passed over.</summary>
internal static class NdjsonRows
{
    public static async IAsyncEnumerable<ImportRow> Read(Stream body, [EnumeratorCancellation] CancellationToken stop)
    {
        var pipe = PipeReader.Create(body);
        for (var line = 1; ; line++)
        {
            var (text, last) = await NextLine(pipe, stop);
            if (text is null)
            {
                yield return RowReader.TooLong(line);
                yield break;
            }

            if (Parse(line, text) is { } row)
            {
                yield return row;
            }

            if (last)
            {
                yield break;
            }
        }
    }

    /// <summary>Null when it does not end in time.</summary>
    private static async ValueTask<(byte[]? Text, bool Last)> NextLine(PipeReader pipe, CancellationToken stop)
    {
        while (true)
        {
            var read = await pipe.ReadAsync(stop);
            var buffer = read.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var text = buffer.Slice(0, end).ToArray();
                pipe.AdvanceTo(buffer.GetPosition(1, end));
                return (text, false);
            }

            if (read.IsCompleted)
            {
                var text = buffer.ToArray();
                pipe.AdvanceTo(buffer.End);
                return (text, true);
            }

            if (buffer.Length > RowReader.Longest)
            {
                return (null, true);
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static ImportRow? Parse(int line, byte[] text)
    {
        var start = line == 1 && text.AsSpan().StartsWith(RowReader.ByteOrderMark) ? RowReader.ByteOrderMark.Length : 0;
        var record = text.AsMemory(start);
        if (record.Span.IndexOfAnyExcept(" \t\r"u8) < 0)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(record);
            return JsonRows.Read(line, document.RootElement);
        }
        catch (JsonException json)
        {
            return new ImportRow(line).Broken(
                "import.json", $"Not a JSON object on a line of its own, or cut off: {BadJson.What(json)}");
        }
    }
}
