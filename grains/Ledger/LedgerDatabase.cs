namespace Grid.Ledger;

/// <summary>Where the ledger is kept.</summary>
internal abstract record LedgerDatabase
{
    private LedgerDatabase()
    {
    }

    /// <summary>In PostgreSQL 15 or later, for any number of silos.</summary>
    public sealed record Postgres(string ConnectionString) : LedgerDatabase;

    /// <summary>In the file <c>ledger.db</c> of a directory, for one silo.</summary>
    public sealed record Sqlite(string Directory) : LedgerDatabase;
}
