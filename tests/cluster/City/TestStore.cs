using Grid.Storage;

namespace Grid.Tests.City;

/// <summary>A store of its own for a city, gone with the test.</summary>
internal sealed record TestStore(StoreOptions Options) : IDisposable
{
    /// <summary>Both stores keep the same promises.</summary>
    public static TheoryData<string> Both { get; } = new("embedded", "postgres");

    public static TestStore Embedded() =>
        new(new StoreOptions.Embedded(Directory.CreateTempSubdirectory("grid-city-").FullName));

    public static async Task<TestStore> Of(string kind, PostgresFixture postgres) =>
        kind == "embedded" ? Embedded() : new(new StoreOptions.Postgres(await postgres.CreateDatabase()));

    public void Dispose()
    {
        if (Options is StoreOptions.Embedded { Directory: var folder })
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
