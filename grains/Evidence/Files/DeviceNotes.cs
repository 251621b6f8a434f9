using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Grid.Places;

namespace Grid.Evidence.Files;

/// <summary>
/// What a device notes in a file: when and where it was taken, and how it was held. Of EXIF (JEITA CP-3451) these four
/// entries are read and nothing else.
/// </summary>
/// <param name="Taken">In ISO 8601, without an offset where the device notes none.</param>
/// <param name="Orientation">1 to 8 as EXIF counts them; 1 is upright.</param>
internal sealed record DeviceNotes(string? Taken = null, GeoPoint? Point = null, int Orientation = 1)
{
    private const ushort OrientationTag = 0x0112, ExifTag = 0x8769, GpsTag = 0x8825, TakenTag = 0x9003;
    private const ushort OffsetTag = 0x9011;
    private const ushort NorthTag = 1, LatitudeTag = 2, EastTag = 3, LongitudeTag = 4;
    private const int MostEntries = 1000;

    public static DeviceNotes None { get; } = new();

    /// <summary>Whether the long and the short edge change places when the picture is turned upright.</summary>
    public bool Turned => Orientation >= 5;

    /// <summary>An EXIF block that says nothing but how the device was held.</summary>
    public static byte[] Only(int orientation) =>
    [
        (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
        0, 1,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    /// <summary>Reads a block of EXIF. What cannot be read in it is left out: it is no fault of the picture.</summary>
    public static DeviceNotes Read(ReadOnlySpan<byte> block)
    {
        if (block.Length < 8)
        {
            return None;
        }

        var big = block.StartsWith("MM\0*"u8);
        if (!big && !block.StartsWith("II*\0"u8))
        {
            return None;
        }

        var reader = new Entries(block, big);
        var first = reader.Number32(4);
        var orientation = reader.Short(first, OrientationTag) is >= 1 and <= 8 and var held ? held : 1;
        string? taken = null;
        if (reader.Long(first, ExifTag) is { } exif)
        {
            taken = Time(reader.Text(exif, TakenTag), reader.Text(exif, OffsetTag));
        }

        GeoPoint? point = null;
        if (reader.Long(first, GpsTag) is { } gps
            && Degrees(reader, gps, LatitudeTag, NorthTag, "S", 90) is { } lat
            && Degrees(reader, gps, LongitudeTag, EastTag, "W", 180) is { } lon
            && (lat, lon) is not (0, 0))
        {
            point = new(lon, lat);
        }

        return new(taken, point, orientation);
    }

    private static string? Time(string? text, string? offset)
    {
        if (!DateTime.TryParseExact(
                text, "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return null;
        }

        var zone = offset is [('+' or '-') and var sign, ..]
            && TimeSpan.TryParseExact(offset[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var apart)
            && apart <= TimeSpan.FromHours(14)
                ? $"{sign}{apart:hh\\:mm}"
                : "";
        return at.ToString("s", CultureInfo.InvariantCulture) + zone;
    }

    private static double? Degrees(in Entries reader, long directory, ushort tag, ushort side, string minus, int most)
    {
        if (reader.Rationals(directory, tag) is not [var degrees, var minutes, var seconds])
        {
            return null;
        }

        var value = degrees + (minutes / 60) + (seconds / 3600);
        if (!(value >= 0 && value <= most))
        {
            return null; // also what is no number
        }

        return Math.Round(reader.Text(directory, side) == minus ? -value : value, 6);
    }

    /// <summary>The directories of a block. What lies beyond its end is not there.</summary>
    private readonly ref struct Entries(ReadOnlySpan<byte> block, bool big)
    {
        private readonly ReadOnlySpan<byte> block = block;

        public uint Number32(long at)
        {
            if (at < 0 || at > block.Length - 4)
            {
                return 0;
            }

            var four = block.Slice((int)at, 4);
            return big ? BinaryPrimitives.ReadUInt32BigEndian(four) : BinaryPrimitives.ReadUInt32LittleEndian(four);
        }

        public int Short(long directory, ushort tag) => Find(directory, tag, type: 3) is { } entry
            ? Number16(entry + 8)
            : 0;

        public long? Long(long directory, ushort tag) => Find(directory, tag, type: 4) is { } entry
            ? Number32(entry + 8)
            : null;

        public string? Text(long directory, ushort tag)
        {
            if (Find(directory, tag, type: 2) is not { } entry
                || Number32(entry + 4) is not (> 0 and <= 64 and var count))
            {
                return null;
            }

            var at = count <= 4 ? entry + 8 : Number32(entry + 8);
            return at > block.Length - count
                ? null
                : Encoding.ASCII.GetString(block.Slice((int)at, (int)count)).TrimEnd('\0', ' ');
        }

        public double[]? Rationals(long directory, ushort tag)
        {
            if (Find(directory, tag, type: 5) is not { } entry
                || Number32(entry + 4) != 3
                || Number32(entry + 8) is var at && at > block.Length - 24)
            {
                return null;
            }

            var values = new double[3];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = Number32(at + (8 * i)) / (double)Number32(at + (8 * i) + 4);
            }

            return values;
        }

        private int Number16(long at)
        {
            if (at < 0 || at > block.Length - 2)
            {
                return 0;
            }

            var two = block.Slice((int)at, 2);
            return big ? BinaryPrimitives.ReadUInt16BigEndian(two) : BinaryPrimitives.ReadUInt16LittleEndian(two);
        }

        private long? Find(long directory, ushort tag, int type)
        {
            var count = Math.Min(Number16(directory), MostEntries);
            for (var i = 0; i < count; i++)
            {
                var entry = directory + 2 + (12 * i);
                if (entry > block.Length - 12)
                {
                    return null;
                }

                if (Number16(entry) == tag)
                {
                    return Number16(entry + 2) == type ? entry : null;
                }
            }

            return null;
        }
    }
}
