using Grid.Benchmarks.Limit;
using Grid.Benchmarks.Results;
using Grid.Benchmarks.SideBySide;
using Grid.Ledger;
using Grid.Parties;
using Grid.Storage;
using Grid.Tests.Processes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Grid.Benchmarks.Inside;

/// <summary>
/// Durable rows a second of the ledger's writer alone, in this process: heads, hashes and all, beside the same rows as
/// bare inserts of many rows. Both under a closed loop of so many who wait for their row.
/// </summary>
internal static class LedgerRun
{
    private static readonly string Payload = new('x', 1050);
    private static readonly EntityRef[] Parties =
    [
        new(EntityKind.Department, "330424-ZHZF"),
        new(EntityKind.Cell, "999902001001001"),
        new(EntityKind.Segment, "999902-H001-001"),
        new(EntityKind.Road, "999902-H001"),
    ];

    public static async Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        using var postgres = new PostgresServer();
        var store = new StoreOptions.Postgres(await postgres.CreateDatabase());
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(time)
            .AddSingleton<CommitLoop>()
            .AddGridLedgerStore(store);
        services.AddOptions<LedgerOptions>();
        await using var provider = services.BuildServiceProvider();
        await LedgerMigrations.Apply(store);
        var loop = provider.GetRequiredService<CommitLoop>();
        loop.Start();
        var owned = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(partition => loop.TakeOver(partition, CancellationToken.None)));

        await using var ledger = NpgsqlDataSource.Create(store.ConnectionString);
        await using var database = NpgsqlDataSource.Create(await postgres.CreateDatabase());
        using var bare = new GroupCommit(database, time);
        await bare.StartAsync(CancellationToken.None);

        foreach (var waiting in new[] { 256, 1024 })
        {
            var (ours, limit) = (new List<double>(), new List<double>());
            for (var round = -1; round < asked.Rounds; round++)
            {
                // The first is to warm up.
                var (one, other) = (await Rows(Ours, waiting, asked, time), await Rows(Limit, waiting, asked, time));
                report.Say(
                    $"{(round < 0 ? "warm" : $"{round + 1, 4}")}  {waiting, 4} wait: ours {one:0}/s, limit {other:0}/s"
                );
                if (round >= 0)
                {
                    ours.Add(one);
                    limit.Add(other);
                }

                // A window stores gigabytes.
                await Empty(ledger, "ledger");
                await Empty(database, "ledger");
            }

            report.Add(
                $"durable rows a second, {waiting} wait", "/s", ("ours", Median.Of(ours)), ("limit", Median.Of(limit)));
        }

        async Task Ours(int who)
        {
            var draft = new Draft("case.reported", time.GetUtcNow(), "public", Parties, Payload);
            var appended = await loop.Append(
                owned[who % owned.Length], new($"case/{Guid.CreateVersion7(time.GetUtcNow())}", 0, [draft]));
            if (appended.Result != AppendResult.Stored)
            {
                throw new InvalidOperationException($"A row was not stored: {appended.Result} {appended.Reason}");
            }
        }

        Task Limit(int who) => bare.Append(Guid.CreateVersion7(time.GetUtcNow()), Payload);
    }

    private static async Task Empty(NpgsqlDataSource database, string table)
    {
        await using var command = database.CreateCommand($"truncate {table}");
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<double> Rows(Func<int, Task> append, int waiting, RunRequest asked, TimeProvider time)
    {
        var (began, rows) = (time.GetTimestamp(), 0L);
        await Task.WhenAll(Enumerable.Range(0, waiting).Select(One));
        return rows / time.GetElapsedTime(began).TotalSeconds;

        async Task One(int who)
        {
            await Task.Yield();
            while (time.GetElapsedTime(began) < asked.Window)
            {
                await append(who);
                Interlocked.Increment(ref rows);
            }
        }
    }
}
