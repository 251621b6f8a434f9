using Grid.Ledger;
using Grid.ReadModel;

namespace Grid.Storage;

/// <summary>Where a city keeps what it knows.</summary>
internal abstract record StoreOptions
{
    private StoreOptions()
    {
    }

    /// <summary>One silo, SQLite files in a directory.</summary>
    internal sealed record Embedded(string Directory) : StoreOptions
    {
        /// <summary>The record. Everything else but the contacts can be made again from it.</summary>
        public string LedgerFile => SqliteLedgerFile.PathIn(Directory);

        /// <summary>What lists, search and totals are answered from.</summary>
        public string ReadModelFile => SqliteReadModel.PathIn(Directory);

        /// <summary>Snapshots of grains, and reminders.</summary>
        public string GrainsFile => Path.Combine(Directory, "grains.db");

        /// <summary>
        /// How to reach reporters and holders, and what the city is about to do: nothing else knows it.
        /// </summary>
        public string ContactsFile => Path.Combine(Directory, "contacts.db");

        /// <summary>Held open by the process that runs the city.</summary>
        public string LockFile => Path.Combine(Directory, "city.lock");
    }

    /// <summary>Any number of silos, one PostgreSQL database.</summary>
    internal sealed record Postgres(string ConnectionString) : StoreOptions;
}
