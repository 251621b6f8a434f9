namespace Grid.Tests.Processes;

/// <summary>
/// A whole city in one process, silo and door, its stores files in a folder of its own that goes when it does.
/// </summary>
public sealed class EmbeddedCity : IAsyncDisposable
{
    private static readonly TimeSpan LongestCommand = TimeSpan.FromMinutes(5);
    private readonly IReadOnlyList<(string Name, string Value)> settings;

    /// <summary>Not started yet.</summary>
    public EmbeddedCity(
        bool driven = false,
        string? county = null,
        params IReadOnlyList<(string Name, string Value)> settings)
    {
        this.settings =
        [
            ("Grid__Data", Folder),
            ("Grid__Clock", driven ? "driven" : "present"),
            ("Grid__County", county ?? Repository.SecondCounty),
            .. settings,
        ];
        Server = new(BuiltPrograms.Silo, this.settings);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("grid-city-").FullName;

    public ServerProcess Server { get; }

    /// <summary>Runs a command of the silo on the city's stores: <c>Command("readmodel", "rebuild")</c>.</summary>
    public Task<(int Code, string Said)> Command(params string[] arguments) =>
        BuiltPrograms.Run(BuiltPrograms.Silo, arguments, settings, LongestCommand);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
