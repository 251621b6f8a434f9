namespace Grid.Storage;

/// <summary>Brings the tables of grain state, reminders and silos up to this version.</summary>
internal static class StoreMigrations
{
    private static readonly Migrator Tables = new(typeof(StoreMigrations), "grid_storage_migrations");

    public static Task Apply(StoreOptions store, CancellationToken cancel = default) => store switch
    {
        StoreOptions.Embedded embedded => Tables.Sqlite(embedded.GrainsFile, cancel),
        StoreOptions.Postgres postgres => Tables.Postgres(postgres.ConnectionString, cancel),
        _ => throw new NotSupportedException($"No grain state in {store}."),
    };
}
