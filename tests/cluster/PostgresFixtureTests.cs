using Grid.Tests.Processes;
using Npgsql;

namespace Grid.Tests;

public sealed class PostgresFixtureTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [SkippableFact]
    public async Task Every_database_is_new_and_keeps_what_is_committed()
    {
        var first = await postgres.CreateDatabase();
        var second = await postgres.CreateDatabase();

        Assert.NotEqual(first, second);
        Assert.Equal("on", await Ask(first, "show fsync"));
        Assert.Equal("on", await Ask(first, "show synchronous_commit"));
        Assert.Equal("UTF8", await Ask(first, "show server_encoding"));
    }

    [SkippableFact]
    public async Task What_was_committed_is_there_after_the_server_was_killed()
    {
        Skip.IfNot(PostgresServer.IsInstalled, PostgresServer.NotInstalled);
        using var server = new PostgresServer();
        var database = await server.CreateDatabase() + ";Pooling=false";
        await Ask(database, "create table kept as select 7 as number");

        await server.Kill();
        await server.StartAgain();
        await server.End();
        await server.StartAgain();

        Assert.Equal(7, await Ask(database, "select number from kept"));
    }

    private static async Task<object?> Ask(string database, string question)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(question);
        return await command.ExecuteScalarAsync();
    }
}
