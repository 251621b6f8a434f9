using System.Data.Common;
using Grid.Ledger;
using Grid.Parties;
using Grid.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Grid.Tests.Ledger;

/// <summary>
/// A ledger on a store of its own, as one silo sees it; <see cref="Another"/> is the next silo on the same store.
/// </summary>
internal sealed class TestLedger : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Action<LedgerOptions> configure;
    private readonly string? directory;

    private TestLedger(StoreOptions database, Action<LedgerOptions> configure, string? directory)
    {
        Database = database;
        this.configure = configure;
        this.directory = directory;
        services = new ServiceCollection().AddGridLedgerStore(database).Configure(configure).BuildServiceProvider();
        Loop = new(
            Writer,
            services.GetRequiredService<IOptions<LedgerOptions>>(),
            TimeProvider.System,
            NullLogger<CommitLoop>.Instance);
        Loop.Start();
    }

    /// <summary>Both stores keep the same promises.</summary>
    public static TheoryData<string> Stores { get; } = new("SQLite", "PostgreSQL");

    public StoreOptions Database { get; }

    public ILedgerStore Store => services.GetRequiredService<ILedgerStore>();

    public ILedgerAudit Audit => services.GetRequiredService<ILedgerAudit>();

    public ILedgerWriter Writer => services.GetRequiredService<ILedgerWriter>();

    public CommitLoop Loop { get; }

    public static async Task<TestLedger> Create(
        string store,
        PostgresFixture postgres,
        Action<LedgerOptions>? configure = null)
    {
        var database = await Empty(store, postgres);
        await LedgerMigrations.Apply(database);
        return Open(database, configure);
    }

    /// <summary>A store without any table.</summary>
    public static async Task<StoreOptions> Empty(string store, PostgresFixture postgres) => store == "SQLite"
        ? new StoreOptions.Embedded(Directory.CreateTempSubdirectory("grid-ledger-").FullName)
        : new StoreOptions.Postgres(await postgres.CreateDatabase());

    public static TestLedger Open(StoreOptions database, Action<LedgerOptions>? configure = null) =>
        new(database, configure ?? (static _ => { }), (database as StoreOptions.Embedded)?.Directory);

    public static AppendRequest Request(string source, int version, params string[] payloads) =>
        new(source, version, [.. payloads.Select(static payload => Draft(payload))]);

    public static Draft Draft(string payload) => new(
        "case.filed",
        new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(8)).AddTicks(1_234_567),
        "desk-1",
        [new(EntityKind.Cell, "330424001002017"), new(EntityKind.Shop, "330424-XQ-02-S001")],
        payload);

    public TestLedger Another() => new(Database, configure, null);

    public Task<OwnedPartition> TakeOver(int partition) => Loop.TakeOver(partition, CancellationToken.None);

    public Task<LedgerAnchor> Anchor() =>
        new AnchorTaker(Store, Audit, TimeProvider.System).Take("c1", CancellationToken.None);

    public async Task<IReadOnlyList<LedgerFinding>> Verify(params IReadOnlyList<LedgerAnchor> anchors)
    {
        var findings = new List<LedgerFinding>();
        await foreach (
            var finding in services.GetRequiredService<LedgerVerifier>().Verify(new LedgerWitnesses(null, anchors)))
        {
            findings.Add(finding);
        }

        return findings;
    }

    /// <summary>Changes the tables behind the ledger's back.</summary>
    public async Task Tamper(string statement)
    {
        await using DbConnection connection = Database switch
        {
            StoreOptions.Embedded embedded => new SqliteConnection(
                SqliteLedgerFile.ConnectionString(embedded.Directory, SqliteOpenMode.ReadWrite, pooling: false)),
            StoreOptions.Postgres postgres => new NpgsqlConnection(postgres.ConnectionString),
            _ => throw new NotSupportedException(),
        };
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<List<LedgerRecord>> ReadAll()
    {
        var all = new List<LedgerRecord>();
        for (var partition = 0; partition <= await Audit.LastPartition(); partition++)
        {
            all.AddRange(await Store.Read(partition, 0, int.MaxValue));
        }

        return all;
    }

    public async ValueTask DisposeAsync()
    {
        await Loop.Stop(new(canceled: true));
        Loop.Dispose();
        await services.DisposeAsync();
        if (directory is not null)
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
