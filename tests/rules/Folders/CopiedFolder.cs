using Grid.Silo.Folders;
using Grid.Tests.Processes;

namespace Grid.Tests.Folders;

/// <summary>A copy of the folder of a small county that a test spoils.</summary>
internal sealed class CopiedFolder : IDisposable
{
    /// <summary>A moment at which the notices of its holidays hold.</summary>
    public static readonly DateTimeOffset Now = new(2019, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public CopiedFolder()
    {
        var from = Repository.SecondCounty;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("grid-folder-").FullName;

    /// <summary>Replaces a text wherever it stands in a file; it stands there.</summary>
    public CopiedFolder With(string file, string text, string by)
    {
        var path = System.IO.Path.Combine(Path, file);
        var held = File.ReadAllText(path);
        Assert.Contains(text, held, StringComparison.Ordinal);
        File.WriteAllText(path, held.Replace(text, by, StringComparison.Ordinal));
        return this;
    }

    public CopiedFolder Adding(string file, string text)
    {
        File.AppendAllText(System.IO.Path.Combine(Path, file), text);
        return this;
    }

    public Task<FolderReport> Check() => Check(Path);

    public static Task<FolderReport> Check(string folder) =>
        FolderCheck.Run(folder, Now, new Progress<(string, int)>(), CancellationToken.None);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
