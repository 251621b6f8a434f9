using Grid.Tests.Gateway.Reference;

namespace Grid.Tests.Gateway.City;

/// <summary>A whole city in one process, loaded from the second county, its clock driven by the test.</summary>
public sealed class CityProcess : IAsyncLifetime
{
    private readonly EmbeddedCity city = new(driven: true);

    public ServerProcess Server => city.Server;

    /// <summary>The city itself: its folder, and the programs that work on the folder beside it.</summary>
    public EmbeddedCity City => city;

    public Task InitializeAsync()
    {
        Server.Watch = DescriptionHandler.Over;
        return Server.Start();
    }

    public async Task DisposeAsync() => await city.DisposeAsync();
}
