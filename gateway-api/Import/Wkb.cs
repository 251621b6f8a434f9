using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace Grid.Gateway.Import;

/// <summary>
/// A geometry in well-known binary as GeoJSON, without heights and measures. A multi-geometry of one part is that part,
/// as programs of maps write single lines and polygons so. Counts are held against the bytes that follow, and nothing
/// nests deeper than a multi-geometry, so that no file makes the reader allocate or recurse.
/// </summary>
internal ref struct Wkb
{
    private const int Ordinate = 8;

    private readonly ReadOnlySpan<byte> bytes;
    private int at;
    private bool isLittle;

    private Wkb(ReadOnlySpan<byte> bytes) => this.bytes = bytes;

    /// <returns>Null for an empty geometry.</returns>
    /// <exception cref="InvalidDataException">It is none, or of a type that no register takes.</exception>
    public static JsonObject? Read(ReadOnlySpan<byte> bytes)
    {
        var walk = new Wkb(bytes);
        var (type, size) = walk.Head();
        if (type is 1 or 2 or 3)
        {
            return walk.Coordinates(type, size) is { } simple ? Geometry(type, simple) : null;
        }

        if (type is not (4 or 5 or 6))
        {
            throw new InvalidDataException(
                $"type {type} of geometry is none of Point, LineString, Polygon and their multiples");
        }

        var parts = new JsonArray();
        for (var left = walk.Count(5); left > 0; left--)
        {
            var (part, dimensions) = walk.Head();
            if (part != type - 3)
            {
                throw new InvalidDataException("a part of a multiple geometry is of another type");
            }

            if (walk.Coordinates(part, dimensions) is { } coordinates)
            {
                parts.Add((JsonNode)coordinates);
            }
        }

        return parts switch
        {
            [] => null,
            [JsonArray only] => Geometry(type - 3, only.DeepClone().AsArray()),
            _ => Geometry(type, parts),
        };
    }

    private static JsonObject Geometry(uint type, JsonArray coordinates) => new()
    {
        ["type"] = type switch
        {
            1 => "Point",
            2 => "LineString",
            3 => "Polygon",
            4 => "MultiPoint",
            5 => "MultiLineString",
            _ => "MultiPolygon",
        },
        ["coordinates"] = coordinates,
    };

    /// <summary>The type of what follows, and how many numbers a position of it has.</summary>
    private (uint Type, int Size) Head()
    {
        isLittle = Take(1)[0] switch
        {
            0 => false,
            1 => true,
            _ => throw new InvalidDataException("the order of its bytes is not said"),
        };
        var code = Number();
        if ((code & 0x2000_0000) != 0)
        {
            Take(4);
        }

        var (type, sort) = (code & 0x0FFF_FFFF, (code & 0x0FFF_FFFF) / 1000);
        var size = 2
            + ((code & 0x8000_0000) != 0 || sort is 1 or 3 ? 1 : 0)
            + ((code & 0x4000_0000) != 0 || sort is 2 or 3 ? 1 : 0);
        return (type % 1000, size);
    }

    private JsonArray? Coordinates(uint type, int size)
    {
        switch (type)
        {
            case 1:
                return Position(size, mayBeEmpty: true);
            case 2:
                return Line(size);
            default:
                var rings = new JsonArray();
                for (var left = Count(4); left > 0; left--)
                {
                    if (Line(size) is { } ring)
                    {
                        rings.Add((JsonNode)ring);
                    }
                }

                return rings.Count > 0 ? rings : null;
        }
    }

    private JsonArray? Line(int size)
    {
        var line = new JsonArray();
        for (var left = Count(size * Ordinate); left > 0; left--)
        {
            line.Add((JsonNode)Position(size, mayBeEmpty: false)!);
        }

        return line.Count > 0 ? line : null;
    }

    private JsonArray? Position(int size, bool mayBeEmpty)
    {
        var (x, y) = (Double(), Double());
        Take((size - 2) * Ordinate);
        if (mayBeEmpty && double.IsNaN(x) && double.IsNaN(y))
        {
            return null;
        }

        return double.IsFinite(x) && double.IsFinite(y)
            ? [x, y]
            : throw new InvalidDataException("a coordinate is no number");
    }

    /// <param name="least">The fewest bytes that each of what is counted has.</param>
    private uint Count(int least)
    {
        var count = Number();
        return count <= (bytes.Length - at) / least
            ? count
            : throw new InvalidDataException("it ends before what it counts");
    }

    private uint Number() => isLittle
        ? BinaryPrimitives.ReadUInt32LittleEndian(Take(4))
        : BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    private double Double() => isLittle
        ? BinaryPrimitives.ReadDoubleLittleEndian(Take(Ordinate))
        : BinaryPrimitives.ReadDoubleBigEndian(Take(Ordinate));

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > bytes.Length - at)
        {
            throw new InvalidDataException("it ends in the middle");
        }

        at += length;
        return bytes.Slice(at - length, length);
    }
}
