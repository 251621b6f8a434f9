namespace Grid.Tests.City;

/// <summary>One city on the embedded store, shared: each test lives in a quarter of its own.</summary>
public sealed class CityFixture : IAsyncLifetime
{
    internal TestCity City { get; private set; } = null!;

    public async Task InitializeAsync() => City = await TestCity.Found(TestStore.Embedded());

    public async Task DisposeAsync() => await City.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class CityCollection : ICollectionFixture<CityFixture>
{
    public const string Name = "A city";
}
