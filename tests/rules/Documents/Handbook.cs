using System.Text;

namespace Grid.Tests.Documents;

/// <summary>The documents that a newcomer reads, as they lie in the repository.</summary>
internal static class Handbook
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Their paths below the root.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md"))
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs", "guide"), "*.md"))
            .Select(static file => Path.GetRelativePath(Root, file))
            .Order(StringComparer.Ordinal),
    ];

    public static string[] Lines(string page) => File.ReadAllLines(Path.Combine(Root, page), Encoding.UTF8);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Grid.sln"))
        ? folder
        : Find(
            Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException("Grid.sln is not above the tests."));
}
