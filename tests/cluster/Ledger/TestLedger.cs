using Grid.Ledger;
using Grid.Parties;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Grid.Tests.Ledger;

/// <summary>A ledger on a store of its own, as one silo sees it; <see cref="Another"/> is the next silo on the same store.</summary>
internal sealed class TestLedger : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Action<LedgerOptions> configure;
    private readonly string? directory;

    private TestLedger(LedgerDatabase database, Action<LedgerOptions> configure, string? directory)
    {
        (Database, this.configure, this.directory) = (database, configure, directory);
        services = new ServiceCollection().AddGridLedgerStore(database).Configure(configure).BuildServiceProvider();
        Loop = new(Writer, services.GetRequiredService<IOptions<LedgerOptions>>(), TimeProvider.System, NullLogger<CommitLoop>.Instance);
        Loop.Start();
    }

    /// <summary>Both stores keep the same promises.</summary>
    public static TheoryData<string> Stores { get; } = new("SQLite", "PostgreSQL");

    public LedgerDatabase Database { get; }

    public ILedgerStore Store => services.GetRequiredService<ILedgerStore>();

    public ILedgerAudit Audit => services.GetRequiredService<ILedgerAudit>();

    public ILedgerWriter Writer => services.GetRequiredService<ILedgerWriter>();

    public CommitLoop Loop { get; }

    public static async Task<TestLedger> Create(string store, PostgresServer postgres, Action<LedgerOptions>? configure = null)
    {
        var directory = store == "SQLite" ? Directory.CreateTempSubdirectory("grid-ledger-").FullName : null;
        LedgerDatabase database = directory is null ? new LedgerDatabase.Postgres(await postgres.CreateDatabase()) : new LedgerDatabase.Sqlite(directory);
        await LedgerMigrations.Apply(database);
        return new(database, configure ?? (static _ => { }), directory);
    }

    public static AppendRequest Request(string source, int version, params string[] payloads) =>
        new(source, version, [.. payloads.Select(static payload => Draft(payload))]);

    public static Draft Draft(string payload) => new(
        "case.filed",
        new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(8)).AddTicks(1_234_567),
        "desk-1",
        [new(PartyKind.Cell, "330424001002017"), new(PartyKind.Shop, "330424-XQ-02-S001")],
        payload);

    public TestLedger Another() => new(Database, configure, null);

    public Task<OwnedPartition> TakeOver(int partition) => Loop.TakeOver(partition, CancellationToken.None);

    public async Task<IReadOnlyList<LedgerFinding>> Verify()
    {
        var findings = new List<LedgerFinding>();
        await foreach (var finding in services.GetRequiredService<LedgerVerifier>().Verify())
        {
            findings.Add(finding);
        }

        return findings;
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
