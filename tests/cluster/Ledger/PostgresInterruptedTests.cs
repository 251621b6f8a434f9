using Grid.Ledger;
using Grid.Storage;
using Grid.Tests.City;
using Npgsql;

namespace Grid.Tests.Ledger;

/// <summary>The way to the database breaks, again and again, while the city writes.</summary>
public sealed class PostgresInterruptedTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private const int Partitions = 4;

    private readonly OwnedPartition?[] owners = new OwnedPartition?[Partitions];
    private readonly SemaphoreSlim turn = new(1);

    [SkippableFact]
    public async Task Connections_that_are_cut_under_load_lose_nothing_acknowledged_and_store_nothing_twice()
    {
        await using var ledger = await TestLedger.Create(
            "PostgreSQL", postgres, static options => options.MaxBatch = 50);
        var written = new SemaphoreSlim(0);
        var cuts = Cut(((StoreOptions.Postgres)ledger.Database).ConnectionString, written);
        var acknowledged = await Task.WhenAll(Enumerable.Range(0, 64).Select(async writer =>
        {
            var mine = new List<(string Source, LedgerPosition At)>();
            while (!cuts.IsCompleted)
            {
                var source = $"case/{writer}-{mine.Count}";
                mine.Add((source, await Write(ledger, writer % Partitions, source)));
                if (writer % Partitions == 0)
                {
                    written.Release();
                }
            }

            return mine;
        }));
        await cuts;

        await using var afterwards = ledger.Another();
        var all = acknowledged.SelectMany(static mine => mine).ToList();
        var stored = (await afterwards.ReadAll()).ToLookup(static record => record.Source);
        Assert.Equal(all.Count, stored.Count);
        Assert.All(
            all,
            one =>
                Assert.Equal(
                    [one.At, one.At with { Position = one.At.Position + 1 }],
                    stored[one.Source].Select(static record => record.Position)));
        Assert.Empty(await afterwards.Verify());
        Assert.True((await afterwards.Audit.Head(0))!.Epoch > 2, "Nobody was interrupted.");
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

                var appended = await ledger.Loop.Append(
                    await Owner(ledger, partition), TestLedger.Request(source, 0, "{}", "{}"));
                if (appended.Result == AppendResult.Stored)
                {
                    return appended.First;
                }

                known = false;
            }
            catch (Exception failure) when (failure is LedgerOutcomeUnknownException or NpgsqlException)
            {
                known = false;
            }
        }
    }

    private async Task<OwnedPartition> Owner(TestLedger ledger, int partition)
    {
        await turn.WaitAsync();
        try
        {
            return owners[partition] is { Lost: false } owner
                ? owner
                : owners[partition] = await ledger.TakeOver(partition);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Cuts every connection to the database ten times, each time after the first partition has written again: however
    /// slow the machine, the writers get on between two cuts.
    /// </summary>
    private static async Task Cut(string connectionString, SemaphoreSlim written)
    {
        const int cuts = 10, between = 20;
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var cut = new NpgsqlCommand(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and "
            + "pid <> pg_backend_pid() and backend_type = 'client backend'",
            connection);
        for (var done = 0; done < cuts; done++)
        {
            for (var more = 0; more < between; more++)
            {
                Assert.True(await written.WaitAsync(TimeSpan.FromMinutes(2)), "Nothing is written after a cut.");
            }

            Assert.NotEqual(0L, await cut.ExecuteScalarAsync());
        }
    }
}
