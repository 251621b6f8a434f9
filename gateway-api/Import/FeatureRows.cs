using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;

namespace Grid.Gateway.Import;

/// <summary>The features of a GeoJSON FeatureCollection, one at a time.</summary>
internal static class FeatureRows
{
    public static async IAsyncEnumerable<ImportRow> Read(Stream body, [EnumeratorCancellation] CancellationToken stop)
    {
        var pipe = PipeReader.Create(body, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        await PassMark(pipe, stop);
        var walk = new Walk();
        while (!walk.Ended)
        {
            var read = await pipe.ReadAsync(stop);
            var rest = read.Buffer;
            while (walk.Next(ref rest, read.IsCompleted) is { } row)
            {
                yield return row;
            }

            if (rest.Length > RowReader.Longest)
            {
                yield return RowReader.TooLong(walk.Count + 1);
                yield break;
            }

            pipe.AdvanceTo(rest.Start, rest.End);
            walk.Ended |= read.IsCompleted;
        }
    }

    private static async ValueTask PassMark(PipeReader pipe, CancellationToken stop)
    {
        var read = await pipe.ReadAtLeastAsync(RowReader.ByteOrderMark.Length, stop);
        pipe.AdvanceTo(read.Buffer.GetPosition(Mark(read.Buffer)));
    }

    private static int Mark(ReadOnlySequence<byte> start)
    {
        var reader = new SequenceReader<byte>(start);
        return reader.IsNext(RowReader.ByteOrderMark) ? RowReader.ByteOrderMark.Length : 0;
    }

    /// <summary>
    /// Walks through the collection token by token, keeping its place between one piece of the body and the next.
    /// </summary>
    private sealed class Walk
    {
        private JsonReaderState state;
        private string? crs;
        private Part part = Part.Start;

        private enum Part
        {
            Start,
            Members,
            Skipping,
            Type,
            Crs,
            Features,
            Rest,
            LateCrs,
        }

        public int Count { get; private set; }

        public bool Ended { get; set; }

        /// <summary>The next feature, or null when this piece holds no more whole ones.</summary>
        public ImportRow? Next(ref ReadOnlySequence<byte> piece, bool last)
        {
            try
            {
                while (!Ended && Step(ref piece, last, out var feature))
                {
                    if (feature is not null)
                    {
                        return feature;
                    }
                }

                return null;
            }
            catch (JsonException json)
            {
                return End(
                    last ? "import.cutOff" : "import.json",
                    $"{(last ? "The body ends in the middle, or is not JSON" : "Not JSON")} after feature {Count}: "
                    + $"{BadJson.What(json)}");
            }
            catch (InvalidOperationException)
            {
                return End("import.notUtf8", $"A text after feature {Count} is not UTF-8.");
            }
        }

        /// <summary>The part that a member of the collection begins, by its name.</summary>
        private static Part PartOf(in Utf8JsonReader name)
        {
            if (name.ValueTextEquals("features"))
            {
                return Part.Features;
            }

            if (name.ValueTextEquals("type"))
            {
                return Part.Type;
            }

            return name.ValueTextEquals("crs") ? Part.Crs : Part.Skipping;
        }

        private bool Step(ref ReadOnlySequence<byte> piece, bool last, out ImportRow? feature)
        {
            feature = null;
            var reader = new Utf8JsonReader(piece, last, state);
            if (!reader.Read())
            {
                return false;
            }

            switch (part)
            {
                case Part.Start when reader.TokenType != JsonTokenType.StartObject:
                    feature = NoCollection();
                    return true;
                case Part.Start:
                    part = Part.Members;
                    break;
                case Part.Members when reader.TokenType == JsonTokenType.PropertyName:
                    part = PartOf(in reader);
                    break;
                case Part.Members:
                    // The object ended without a member "features".
                    feature = NoCollection();
                    return true;
                case Part.Type:
                    if (reader.TokenType != JsonTokenType.String || !reader.ValueTextEquals("FeatureCollection"))
                    {
                        feature = NoCollection();
                        return true;
                    }

                    part = Part.Members;
                    break;
                case Part.Skipping:
                    if (!reader.TrySkip())
                    {
                        return false;
                    }

                    part = Part.Members;
                    break;
                case Part.Crs or Part.LateCrs:
                    if (!JsonDocument.TryParseValue(ref reader, out var said))
                    {
                        return false;
                    }

                    using (said)
                    {
                        crs = CrsNames.Of(said.RootElement);
                    }

                    if (part == Part.LateCrs && !(CrsNames.TryRead(crs, out var late) && late == Crs.Wgs84))
                    {
                        feature = End(
                            "import.crsLate",
                            $"crs '{crs}' stands behind the {Count} features, which were read as WGS84; send it "
                            + "before them.");
                        return true;
                    }

                    part = part == Part.Crs ? Part.Members : Part.Rest;
                    break;
                case Part.Rest
                    when reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 }
                        && reader.ValueTextEquals("crs"):
                    part = Part.LateCrs;
                    break;
                case Part.Features when reader.TokenType is JsonTokenType.EndArray:
                    part = Part.Rest;
                    break;
                case Part.Features when reader is { TokenType: JsonTokenType.StartArray, CurrentDepth: 1 }:
                    break;
                case Part.Features when reader.CurrentDepth < 2:
                    feature = NoCollection();
                    return true;
                case Part.Features:
                    if (!JsonDocument.TryParseValue(ref reader, out var document))
                    {
                        return false;
                    }

                    using (document)
                    {
                        feature = JsonRows.Read(++Count, document.RootElement);
                        if (crs is not null)
                        {
                            feature.Crs.Add(crs);
                        }
                    }

                    break;
            }

            piece = piece.Slice(reader.Position);
            state = reader.CurrentState;
            return true;
        }

        private ImportRow NoCollection() =>
            End(
                "import.collection",
                "A GeoJSON FeatureCollection is expected: { \"type\": \"FeatureCollection\", \"features\": [ … ] }.");

        private ImportRow End(string code, string detail)
        {
            Ended = true;
            return new ImportRow(Count + 1) { IsWhole = Count == 0 }.Broken(code, detail);
        }
    }
}
