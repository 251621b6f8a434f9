namespace Grid.Storage;

/// <summary>
/// Brings the tables of grain state, reminders and silos up to this version, and those of the contacts beside them.
/// </summary>
internal static class StoreMigrations
{
    private const string Journal = "grid_storage_migrations";

    private static readonly Migrator Tables = new(typeof(StoreMigrations), Journal);

    // The contacts have the same two tables for themselves: the queries of Orleans, and the state of grains.
    private static readonly Migrator OfContacts = new(
        typeof(StoreMigrations), Journal, PostgresParts.Contacts, ["0001-queries", "0002-snapshots"]);

    public static async Task Apply(StoreOptions store, CancellationToken cancel = default)
    {
        switch (store)
        {
            case StoreOptions.Embedded embedded:
                await Tables.Sqlite(embedded.GrainsFile, cancel);
                await OfContacts.Sqlite(embedded.ContactsFile, cancel);
                await ContactMove.Run(embedded);
                break;
            case StoreOptions.Postgres postgres:
                await Tables.Postgres(postgres.ConnectionString, cancel);
                await OfContacts.Postgres(postgres.ConnectionString, cancel);
                await ContactMove.Run(postgres, cancel);
                break;
            default:
                throw new NotSupportedException($"No grain state in {store}.");
        }
    }
}
