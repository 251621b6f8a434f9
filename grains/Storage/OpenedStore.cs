using Grid.Ledger;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grid.Storage;

/// <summary>
/// A city's store, examined before the city starts and found to be whole and of one city. The files of an embedded city
/// belong to this process alone until the store is disposed or the process ends.
/// </summary>
internal sealed class OpenedStore : IAsyncDisposable
{
    /// <summary>How long the last holder may take to shut down.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly IAsyncDisposable? held;

    private OpenedStore(IAsyncDisposable? held, string identity, IReadOnlyList<string> notes)
    {
        this.held = held;
        Identity = identity;
        Notes = notes;
    }

    /// <summary>
    /// The identity of the city: random, written into every part at the first start, and kept for good.
    /// </summary>
    public string Identity { get; }

    /// <summary>The parts that are missing and will be rebuilt.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <param name="partitions">Partitions of cases, as configured.</param>
    /// <param name="remade">A part that is about to be rebuilt from the ledger.</param>
    /// <exception cref="StoreRefusedException">The city does not start on this store.</exception>
    public static Task<OpenedStore> Open(
        StoreOptions store,
        int partitions,
        StorePart? remade = null,
        CancellationToken cancel = default) =>
        store switch
    {
        StoreOptions.Embedded embedded => Open(embedded, partitions, remade, cancel),
        StoreOptions.Postgres postgres => Open(postgres, partitions, remade, cancel),
        _ => throw new NotSupportedException($"No city in {store}."),
    };

    public ValueTask DisposeAsync() => held?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<OpenedStore> Open(
        StoreOptions.Embedded store,
        int partitions,
        StorePart? remade,
        CancellationToken cancel)
    {
        var hold = await Hold(store, cancel);
        try
        {
            PrivateFiles.Close(store.Directory);
            var found = SqliteParts.Look(store);
            var decision = Decide(found, partitions, remade);
            var identity = decision.Identity ?? NewIdentity();
            SqliteParts.Mark(store, identity);
            await Begin(store, found, cancel);
            return new(hold, identity, decision.Notes);
        }
        catch (Exception wrong)
        {
            await hold.DisposeAsync();
            throw wrong is SqliteException or IOException or UnauthorizedAccessException
                ? new StoreRefusedException(
                    $"The city in {store.Directory} does not start: its files cannot be written ({wrong.Message}); "
                    + "see to the disk and the rights of the folder.",
                    wrong)
                : wrong;
        }
    }

    private static async Task<OpenedStore> Open(
        StoreOptions.Postgres store,
        int partitions,
        StorePart? remade,
        CancellationToken cancel)
    {
        var connection = new NpgsqlConnectionStringBuilder(store.ConnectionString) { Pooling = false };
        try
        {
            await using var database = new NpgsqlConnection(connection.ConnectionString);
            await database.OpenAsync(cancel);
            await using (var turn = new NpgsqlCommand(PostgresParts.Turn, database) { CommandTimeout = 0 })
            {
                await turn.ExecuteNonQueryAsync(cancel); // the lock ends with the connection
            }

            var found = await PostgresParts.Look(database);
            var decision = Decide(found, partitions, remade);
            var identity = decision.Identity ?? NewIdentity();
            await PostgresParts.Mark(database, identity);
            await Begin(store, found, cancel);
            return new(null, identity, decision.Notes);
        }
        catch (NpgsqlException away)
        {
            throw new StoreRefusedException(
                $"The city in the database {connection.Database} on {connection.Host} does not start: "
                + $"{away.Message.TrimEnd('.')}; see to ConnectionStrings__Grid, and that PostgreSQL runs and lets "
                    + "this account in.",
                away);
        }
    }

    private static async Task<FileStream> Hold(StoreOptions.Embedded store, CancellationToken cancel)
    {
        try
        {
            PrivateFiles.MakeFolder(store.Directory);
            return await FileLock.Acquire(store.LockFile, Patience, cancel);
        }
        catch (IOException) when (File.Exists(store.LockFile))
        {
            throw new StoreRefusedException(
                $"The city in {store.Directory} is open in another process; stop that one first, or name another "
                + "folder with "
                + "Grid__Data.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new StoreRefusedException(
                $"The city in {store.Directory} does not start: the folder cannot be written ({wrong.Message}); give "
                + "the "
                + "account that runs the city the right to it, or name another folder with Grid__Data.",
                wrong);
        }
    }

    private static StartDecision Decide(StoreState found, int partitions, StorePart? remade)
    {
        var decision = StartRules.Decide(found, partitions, remade);
        return decision.Refusal is { } sentence ? throw new StoreRefusedException(sentence) : decision;
    }

    /// <summary>
    /// Makes a new city's ledger before all parts that depend on it, so that a first start may break off anywhere.
    /// </summary>
    private static Task Begin(StoreOptions store, StoreState found, CancellationToken cancel) =>
        found[StorePart.Ledger] is { IsKept: true } ? Task.CompletedTask : LedgerMigrations.Apply(store, cancel);

    private static string NewIdentity() => Guid.NewGuid().ToString("N");
}
