using Dapper;
using Grid.Storage;

namespace Grid.Tests.Storage;

public sealed class GatedSqliteTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("grid-gate-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_second_caller_waits_for_its_turn_without_holding_a_thread()
    {
        using var turn = new SemaphoreSlim(1, 1);
        await using var fast = new GatedSqliteDataSource(Path.Combine(directory, "a.db"), turn, "NORMAL");
        await using var sure = new GatedSqliteDataSource(Path.Combine(directory, "a.db"), turn, "FULL");

        var first = await fast.OpenConnectionAsync();
        var second = sure.OpenConnectionAsync().AsTask(); // comes back at once, with a promise
        Assert.False(second.IsCompleted);
        Assert.Equal(1, await first.ExecuteScalarAsync<long>("PRAGMA synchronous"));

        await first.DisposeAsync();
        await using var held = await second;
        Assert.Equal(2, await held.ExecuteScalarAsync<long>("PRAGMA synchronous"));
    }

    [Fact]
    public async Task A_statement_that_fails_gives_the_turn_back()
    {
        using var turn = new SemaphoreSlim(1, 1);
        await using var source = new GatedSqliteDataSource(Path.Combine(directory, "b.db"), turn, "NORMAL");
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await using var connection = await source.OpenConnectionAsync();
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                connection.ExecuteAsync("insert into nothing values (1)"));
        }

        Assert.Equal(1, turn.CurrentCount);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_gives_the_turn_back()
    {
        using var turn = new SemaphoreSlim(1, 1);
        await using var source = new GatedSqliteDataSource(Path.Combine(directory, "missing", "c.db"), turn, "NORMAL");

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => source.OpenConnectionAsync().AsTask());

        Assert.Equal(1, turn.CurrentCount);
    }
}
