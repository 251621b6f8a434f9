namespace Grid.Storage;

/// <summary>
/// Files that only the account of the city may read: 0600 in a folder of 0700. SQLite gives its <c>-wal</c> and
/// <c>-shm</c> the rights of the file they belong to. On systems without such rights (Windows) the folder's own hold.
/// </summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly string[] Patterns = ["*.db", "*.db-*", "*.lock"];

    /// <summary>Makes an empty file unless it exists.</summary>
    public static void Make(string file)
    {
        if (!File.Exists(file))
        {
            Open(file, FileShare.ReadWrite | FileShare.Delete).Dispose();
        }
    }

    /// <summary>Opens a file for writing, and makes it where it is missing.</summary>
    public static FileStream Open(string file, FileShare share) => Open(file, FileMode.OpenOrCreate, share);

    /// <summary>Makes a file that is not there yet.</summary>
    /// <exception cref="IOException">It is there.</exception>
    public static FileStream New(string file) => Open(file, FileMode.CreateNew, FileShare.None);

    private static FileStream Open(string file, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = share,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerAlone;
        }

        return new(file, options);
    }

    /// <summary>Makes a folder for the owner alone, unless it exists.</summary>
    public static DirectoryInfo MakeFolder(string folder) => OperatingSystem.IsWindows() || Directory.Exists(folder)
        ? Directory.CreateDirectory(folder)
        : Directory.CreateDirectory(folder, OwnerAlone | UnixFileMode.UserExecute);

    /// <summary>
    /// Takes from every other account the right to read the files of a city of an earlier version. A folder with other
    /// files keeps its rights: it does not belong to the city alone.
    /// </summary>
    public static void Close(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var files = Patterns.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern)).ToHashSet();
        foreach (var file in files)
        {
            Narrow(file, OwnerAlone);
        }

        if (files.Count > 0 && Directory.EnumerateFileSystemEntries(folder).All(files.Contains))
        {
            Narrow(folder, OwnerAlone | UnixFileMode.UserExecute);
        }

        static void Narrow(string path, UnixFileMode most)
        {
            if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) is var mode && (mode & ~most) != 0)
            {
                File.SetUnixFileMode(path, mode & most);
            }
        }
    }

    /// <summary>Whether the owner has lost the right to write the file, or the account may not write it.</summary>
    public static bool IsReadOnly(string file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & UnixFileMode.UserWrite) == 0)
        {
            return true;
        }

        try
        {
            new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete).Dispose();
            return false;
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            return true;
        }
    }
}
