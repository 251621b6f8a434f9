using Grid.Ledger;
using Grid.Storage;
using Npgsql;

namespace Grid.Tests.Ledger;

/// <summary>The way to the database breaks, again and again, while the city writes.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresInterruptedTests(PostgresServer postgres) : IDisposable
{
    private const int Partitions = 4, Writers = 64, Each = 15;

    private readonly OwnedPartition?[] owners = new OwnedPartition?[Partitions];
    private readonly SemaphoreSlim turn = new(1);
    private int broken;

    [SkippableFact]
    public async Task Connections_that_are_cut_under_load_lose_nothing_acknowledged_and_store_nothing_twice()
    {
        await using var ledger = await TestLedger.Create("PostgreSQL", postgres, static options => options.MaxBatch = 50);
        using var written = new CancellationTokenSource();

        var cuts = Cut(((StoreOptions.Postgres)ledger.Database).ConnectionString, written.Token);
        var acknowledged = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var mine = new List<(string Source, LedgerPosition At)>();
            for (var number = 0; number < Each; number++)
            {
                var source = $"case/{writer}-{number}";
                mine.Add((source, await Write(ledger, writer % Partitions, source)));
            }

            return mine;
        }));
        await written.CancelAsync();

        Assert.True(await cuts > 5 && broken > 0, "Nothing was interrupted.");
        await using var afterwards = ledger.Another();
        var stored = (await afterwards.ReadAll()).ToLookup(static record => record.Source);
        Assert.Equal(Writers * Each, stored.Count);
        Assert.All(acknowledged.SelectMany(static mine => mine), one => Assert.Equal([one.At, one.At with { Position = one.At.Position + 1 }], stored[one.Source].Select(static record => record.Position)));
        Assert.Empty(await afterwards.Verify());
    }

    public void Dispose() => turn.Dispose();

    /// <summary>As a source writes: when it does not know, it looks, and tries again.</summary>
    private async Task<LedgerPosition> Write(TestLedger ledger, int partition, string source)
    {
        for (var known = true; ;)
        {
            try
            {
                if (!known && await ledger.Store.ReadSource(source) is [var first, ..])
                {
                    return first.Position;
                }

                var appended = await ledger.Loop.Append(await Owner(ledger, partition), TestLedger.Request(source, 0, "{}", "{}"));
                if (appended.Result == AppendResult.Stored)
                {
                    return appended.First;
                }

                known = false;
            }
            catch (Exception failure) when (failure is LedgerOutcomeUnknownException or NpgsqlException)
            {
                Interlocked.Increment(ref broken);
                known = false;
                await Task.Delay(5);
            }
        }
    }

    private async Task<OwnedPartition> Owner(TestLedger ledger, int partition)
    {
        await turn.WaitAsync();
        try
        {
            return owners[partition] is { Lost: false } owner ? owner : owners[partition] = await ledger.TakeOver(partition);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Cuts every connection to the database every few commits.</summary>
    /// <returns>How often there was something to cut.</returns>
    private static async Task<int> Cut(string connectionString, CancellationToken enough)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(CancellationToken.None);
        await using var cut = new NpgsqlCommand(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'",
            connection);
        var cuts = 0;
        while (!enough.IsCancellationRequested)
        {
            await Task.Delay(50, CancellationToken.None);
            cuts += (long)(await cut.ExecuteScalarAsync(CancellationToken.None))! > 0 ? 1 : 0;
        }

        return cuts;
    }
}
