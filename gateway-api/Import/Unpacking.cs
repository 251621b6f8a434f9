using System.IO.Compression;

namespace Grid.Gateway.Import;

/// <summary>
/// Opens a zip that was sent. What it says it unpacks to is bounded before anything of it is read, and an entry never
/// gives more bytes than it says.
/// </summary>
internal static class Unpacking
{
    /// <summary>Bytes that one file unpacks to.</summary>
    public const long Most = 1024L * 1024 * 1024;

    private const int MostEntries = 1000;

    /// <exception cref="FileRefusedException">It unpacks to too much.</exception>
    public static ZipArchive Open(Stream file, long most = Most)
    {
        var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            var bytes = archive.Entries.Count > MostEntries
                ? throw new FileRefusedException(
                    "import.unpacked",
                    $"The file packs {archive.Entries.Count} others; at most {MostEntries} are read.")
                : archive.Entries.Sum(static entry => (decimal)entry.Length);
            return bytes <= most
                ? archive
                : throw new FileRefusedException(
                    "import.unpacked",
                    $"The file unpacks to {bytes} bytes; at most {most} are read. Send it in parts.");
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }
}
