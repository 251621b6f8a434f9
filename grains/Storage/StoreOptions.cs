using Grid.Ledger;
using Grid.ReadModel;

namespace Grid.Storage;

/// <summary>Where a city keeps its data.</summary>
internal abstract record StoreOptions
{
    private StoreOptions()
    {
    }

    /// <summary>One silo, SQLite files in a directory.</summary>
    internal sealed record Embedded(string Directory) : StoreOptions
    {
        /// <summary>The record. All other files but the contacts can be rebuilt from it.</summary>
        public string LedgerFile => SqliteLedgerFile.PathIn(Directory);

        /// <summary>The rows for lists, search and totals.</summary>
        public string ReadModelFile => SqliteReadModel.PathIn(Directory);

        /// <summary>Snapshots of grains, and reminders.</summary>
        public string GrainsFile => Path.Combine(Directory, "grains.db");

        /// <summary>How to reach reporters and holders, and the city's intentions: no other file holds them.</summary>
        public string ContactsFile => Path.Combine(Directory, "contacts.db");

        /// <summary>The lock file that the running process of the city holds open.</summary>
        public string LockFile => Path.Combine(Directory, "city.lock");
    }

    /// <summary>Any number of silos, one PostgreSQL database.</summary>
    internal sealed record Postgres(string ConnectionString) : StoreOptions;
}
