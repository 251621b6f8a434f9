using Grid.Evidence;
using Grid.Ledger;
using Microsoft.Data.Sqlite;

namespace Grid.Storage;

/// <summary>
/// Copies the files of an embedded city while it runs, and back again (decision 0031). Each copy is its file at one
/// moment. The ledger is copied last, so that nothing in the other copies lies beyond its end.
/// </summary>
internal static class CityBackup
{
    /// <summary>
    /// The file with the ends of the copied ledger. It is written last: a backup without it broke off.
    /// </summary>
    public const string AnchorFile = "anchor.ndjson";

    /// <summary>The copies in a backup, the ledger's last.</summary>
    public static IEnumerable<string> Files(StoreOptions.Embedded store) =>
        new[] { store.ContactsFile, store.GrainsFile, store.ReadModelFile, store.LedgerFile }.Where(File.Exists);

    /// <summary>Whether a folder is empty or missing, as a backup and a restored city require.</summary>
    public static bool IsEmpty(string folder) =>
        !File.Exists(folder) && !(Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any());

    /// <summary>
    /// Copies a file of a city into a folder, compacted, without its journal and without erased data.
    /// </summary>
    public static FileInfo Copy(string file, string folder)
    {
        var copy = Path.Combine(folder, Path.GetFileName(file));
        PrivateFiles.Make(copy); // SQLite fills an empty file, and keeps its rights
        using (
            var city = new SqliteConnection(
                new SqliteConnectionStringBuilder
                {
                    DataSource = file,
                    Mode = SqliteOpenMode.ReadWrite,
                    Pooling = false,
                }.ConnectionString))
        {
            city.Open();
            city.Execute("pragma busy_timeout = 10000");
            city.Execute("vacuum into ?1", copy);
        }

        Sync(copy);
        return new(copy);
    }

    /// <summary>
    /// Copies the evidence, after the ledger: every file that the copied ledger names was stored before.
    /// </summary>
    /// <returns>How many files were copied, and their bytes.</returns>
    public static (int Files, long Bytes) CopyEvidence(string from, string into)
    {
        var (files, bytes) = (0, 0L);
        foreach (var file in FileEvidenceStore.FilesIn(from))
        {
            PrivateFiles.MakeFolder(into);
            var shard = PrivateFiles.MakeFolder(Path.Combine(into, file.Directory!.Name));
            bytes += CopyFile(file.FullName, Path.Combine(shard.FullName, file.Name));
            files++;
        }

        return (files, bytes);
    }

    public static void WriteAnchor(LedgerAnchor anchor, string folder)
    {
        var file = Path.Combine(folder, AnchorFile);
        PrivateFiles.Make(file);
        File.WriteAllText(file, $"{anchor}\n");
        Sync(file);
    }

    /// <exception cref="InvalidDataException">The backup broke off, or its anchor cannot be read.</exception>
    public static IReadOnlyList<LedgerAnchor> ReadAnchor(string folder)
    {
        var file = Path.Combine(folder, AnchorFile);
        return File.Exists(file) ? LedgerAnchor.ReadAll(file, File.ReadLines(file))
            : throw new InvalidDataException(
                $"There is no whole backup in {folder}: {AnchorFile}, which is written last, is missing. Make "
                + "another with 'city backup'.");
    }

    /// <summary>
    /// Puts the copies into the folder of a city, the ledger last: a city from a restore that broke off does not start.
    /// </summary>
    public static void Restore(string backup, StoreOptions.Embedded city)
    {
        PrivateFiles.MakeFolder(city.Directory);
        CopyEvidence(FileEvidenceStore.FolderIn(backup), FileEvidenceStore.FolderIn(city.Directory));
        foreach (var copy in Files(new StoreOptions.Embedded(backup)))
        {
            CopyFile(copy, Path.Combine(city.Directory, Path.GetFileName(copy)));
        }
    }

    /// <returns>The bytes that were copied.</returns>
    private static long CopyFile(string file, string copy)
    {
        using var from = File.OpenRead(file);
        using var into = PrivateFiles.Open(copy, FileShare.None);
        from.CopyTo(into);
        into.Flush(flushToDisk: true);
        return into.Length;
    }

    private static void Sync(string file)
    {
        using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        written.Flush(flushToDisk: true);
    }
}
