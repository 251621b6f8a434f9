namespace Grid.Evidence.Files;

/// <summary>
/// Reads what a file says of itself, and plans the copy that is shown: the same picture or sound, without place, time
/// and other notes of the device. The media data are copied byte by byte, so the copy loses nothing of what was
/// photographed, and no file is held in memory. A file that is not built as its type demands is refused.
/// </summary>
internal static class MediaFile
{
    /// <exception cref="BrokenFileException">The file is not what its first bytes say.</exception>
    public static InspectedFile Inspect(MediaKind kind, FileBytes file) => kind.Shape switch
    {
        MediaShape.Jpeg => JpegFile.Inspect(file),
        MediaShape.Png => PngFile.Inspect(file),
        MediaShape.WebP => RiffFile.WebP(file),
        MediaShape.Wave => RiffFile.Wave(file),
        MediaShape.Heif => HeifFile.Inspect(file),
        MediaShape.Ogg => OggFile.Inspect(file),
        MediaShape.Mp3 => Mp3File.Inspect(file),
        MediaShape.WebM => WebMFile.Inspect(file),
        MediaShape.Movie => MovieFile.Inspect(file),
        _ => new([new(0, file.Length)]),
    };
}

/// <summary>What a file says of itself, and the copy that is shown.</summary>
/// <param name="Copy">The pieces of the copy in their order.</param>
internal sealed record InspectedFile(IReadOnlyList<Splice> Copy)
{
    public DeviceNotes Notes { get; init; } = DeviceNotes.None;

    /// <summary>Pixels as they are stored, before the picture is turned upright; null for what is no picture.</summary>
    public (int Width, int Height)? Pixels { get; init; }
}

/// <summary>A piece of a copy: a stretch of the file, or other bytes in its place.</summary>
/// <param name="Instead">The bytes to write; null to copy the stretch.</param>
/// <param name="Blank">Zeros stand in place of the stretch.</param>
internal sealed record Splice(long Offset, long Length, byte[]? Instead = null, bool Blank = false)
{
    public static Splice Of(params byte[] bytes) => new(0, bytes.Length, bytes);
}

/// <summary>The file breaks off, or is not built as its type demands.</summary>
internal sealed class BrokenFileException(string message) : Exception(message);
