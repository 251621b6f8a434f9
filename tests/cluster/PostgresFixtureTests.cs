using Npgsql;

namespace Grid.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresFixtureTests(PostgresFixture postgres)
{
    [SkippableFact]
    public async Task Every_database_is_fresh_and_keeps_what_it_is_told()
    {
        var first = await postgres.CreateDatabase();
        var second = await postgres.CreateDatabase();

        Assert.NotEqual(first, second);
        Assert.Equal("on", await Ask(first, "show fsync"));
        Assert.Equal("on", await Ask(first, "show synchronous_commit"));
        Assert.Equal("UTF8", await Ask(first, "show server_encoding"));
    }

    private static async Task<object?> Ask(string database, string question)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(question);
        return await command.ExecuteScalarAsync();
    }
}
