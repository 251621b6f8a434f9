namespace Grid.Tests.Processes;

/// <summary>Where the project lies.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A small invented county: six shops, four cells, quick to load.</summary>
    public static string SecondCounty { get; } = County("ceshi");

    public static string County(string name) => Path.Combine(Root, "data", name);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Grid.sln"))
            ? folder
            : Find(
                Path.GetDirectoryName(folder)
                    ?? throw new DirectoryNotFoundException("Grid.sln is not above the tests."));
}
