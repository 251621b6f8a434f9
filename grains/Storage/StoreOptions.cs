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
        /// <summary>Grain state and reminders; the ledger and the read model have files of their own beside it.</summary>
        public string GrainsFile => Path.Combine(Directory, "grains.db");
    }

    /// <summary>Any number of silos, one PostgreSQL database.</summary>
    internal sealed record Postgres(string ConnectionString) : StoreOptions;
}
