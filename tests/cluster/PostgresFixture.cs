using Grid.Tests.Processes;
using Npgsql;

namespace Grid.Tests;

/// <summary>
/// Databases of a PostgreSQL server for the tests of one run; they are skipped where PostgreSQL is not installed. A
/// class of tests says <c>IClassFixture&lt;PostgresFixture&gt;</c>: all share one server, each test has a database of
/// its own, and classes run side by side. The server ends with the process.
/// </summary>
public sealed class PostgresFixture
{
    private const int LongestIdleSeconds = 10;

    private static readonly PostgresServer Server = new();

    /// <summary>A fresh, empty database.</summary>
    /// <returns>Its connection string. Connections it has no use for are given back soon, since the server has to serve
    /// many databases.</returns>
    public async Task<string> CreateDatabase()
    {
        Skip.IfNot(PostgresServer.IsInstalled, PostgresServer.NotInstalled);
        return new NpgsqlConnectionStringBuilder(await Server.CreateDatabase())
        {
            ConnectionIdleLifetime = LongestIdleSeconds,
            ConnectionPruningInterval = LongestIdleSeconds,
        }.ConnectionString;
    }
}
