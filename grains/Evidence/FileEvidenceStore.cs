using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Grid.Storage;

namespace Grid.Evidence;

/// <summary>
/// Evidence of an embedded city: files in <c>evidence</c> of the city's folder, sharded by the first digits of the
/// hash. A file is written whole beside them, brought to the disk and then renamed, so that there are no halves.
/// </summary>
internal sealed class FileEvidenceStore(string folder, TimeProvider time) : IEvidenceStore
{
    private const string Ways = "incoming";

    /// <summary>The folder of evidence in the folder of a city.</summary>
    public static string FolderIn(string city) => Path.Combine(city, "evidence");

    /// <summary>The files of all parts in a folder of evidence.</summary>
    public static IEnumerable<FileInfo> FilesIn(string folder) => Directory.Exists(folder)
        ? new DirectoryInfo(folder)
            .EnumerateDirectories("??")
            .SelectMany(static shard => shard.EnumerateFiles())
        : [];

    public string Incoming
    {
        get
        {
            PrivateFiles.MakeFolder(folder); // by itself: folders that are made on the way to another are open to all
            return PrivateFiles.MakeFolder(Path.Combine(folder, Ways)).FullName;
        }
    }

    /// <summary>Removes what was on its way in when an earlier process ended.</summary>
    public void Clear()
    {
        if (Path.Combine(folder, Ways) is var ways && Directory.Exists(ways))
        {
            Directory.Delete(ways, recursive: true);
        }
    }

    public Task Put(string hash, EvidencePart part, string file) => Task.Run(() => Keep(PathOf(hash, part), file));

    public async Task<(int Read, long Length)?> Read(
        string hash, EvidencePart part, long offset, Memory<byte> into)
    {
        FileStream file;
        try
        {
            file = new(
                PathOf(hash, part),
                new FileStreamOptions
                {
                    Share = FileShare.Read | FileShare.Delete,
                    Options = FileOptions.Asynchronous,
                    BufferSize = 0,
                });
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        await using var _ = file;
        file.Position = Math.Min(offset, file.Length);
        return (await file.ReadAtLeastAsync(into, into.Length, throwOnEndOfStream: false), file.Length);
    }

    public async IAsyncEnumerable<StoredEvidence> All([EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        foreach (var file in FilesIn(folder))
        {
            stop.ThrowIfCancellationRequested();
            if (EvidenceHash.TryDigits(EvidenceHash.Prefix + file.Name, out _))
            {
                yield return new(EvidenceHash.Prefix + file.Name, file.LastWriteTimeUtc, file.Length);
            }
        }
    }

    public Task<bool> Remove(string hash, DateTimeOffset storedBefore)
    {
        // The original goes first: what has none is not there.
        var original = new FileInfo(PathOf(hash, EvidencePart.Original));
        if (!original.Exists || original.LastWriteTimeUtc >= storedBefore)
        {
            return Task.FromResult(false);
        }

        foreach (var part in Enum.GetValues<EvidencePart>())
        {
            File.Delete(PathOf(hash, part));
        }

        return Task.FromResult(true);
    }

    private string PathOf(string hash, EvidencePart part)
    {
        var digits = EvidenceHash.DigitsOf(hash);
        var ending = part == EvidencePart.Original ? "" : $".{part.ToString().ToLowerInvariant()}";
        return Path.Combine(folder, digits[..2], digits + ending);
    }

    /// <summary>Waits for the disk, so it runs on a thread that serves no grain.</summary>
    /// <returns>Whether the file was not there before.</returns>
    private bool Keep(string kept, string file)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (File.Exists(kept))
        {
            File.SetLastWriteTimeUtc(kept, now);
            return false;
        }

        var shard = Path.GetDirectoryName(kept)!;
        PrivateFiles.MakeFolder(folder);
        PrivateFiles.MakeFolder(shard);
        using (var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite))
        {
            written.Flush(flushToDisk: true);
        }

        File.SetLastWriteTimeUtc(file, now);
        File.Move(file, kept, overwrite: true);
        Sync(shard);
        Sync(folder);
        return true;
    }

    /// <summary>Brings the names in a folder to the disk, where the system lets a folder be opened for that.</summary>
    private static void Sync(string folder)
    {
        if (!OperatingSystem.IsWindows() && OpenFolder(Encoding.UTF8.GetBytes(folder + '\0'), 0) is >= 0 and var handle)
        {
            _ = SyncFolder(handle);
            _ = CloseFolder(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open")]
    private static extern int OpenFolder(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int SyncFolder(int handle);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int CloseFolder(int handle);
}
