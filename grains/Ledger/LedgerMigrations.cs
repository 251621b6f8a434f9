using Grid.Storage;

namespace Grid.Ledger;

/// <summary>Brings the ledger's tables up to this version.</summary>
internal static class LedgerMigrations
{
    private static readonly Migrator Tables = new(typeof(LedgerMigrations), "ledger_migrations");

    public static Task Apply(StoreOptions store, CancellationToken cancel = default) => store switch
    {
        StoreOptions.Embedded embedded => Tables.Sqlite(SqliteLedgerFile.PathIn(embedded.Directory), cancel),
        StoreOptions.Postgres postgres => Tables.Postgres(postgres.ConnectionString, cancel),
        _ => throw new NotSupportedException($"No ledger in {store}."),
    };
}
