namespace Grid.Tests.Gateway.Foundation;

/// <summary>Where the project lies.</summary>
public static class House
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Grid.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Grid.sln is not above the tests."));
}
