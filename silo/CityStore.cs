using Grid.Storage;

namespace Grid.Silo;

/// <summary>Which store a city has: PostgreSQL when a connection string <c>Grid</c> is given, files in <c>Grid:Data</c> (./city) otherwise.</summary>
internal static class CityStore
{
    public static StoreOptions Of(IConfiguration configuration) => configuration.GetConnectionString("Grid") is { Length: > 0 } database
        ? new StoreOptions.Postgres(database)
        : new StoreOptions.Embedded(Directory.CreateDirectory(configuration["Grid:Data"] ?? "city").FullName);
}
