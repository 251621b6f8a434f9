using Grid.Tests.Processes;

namespace Grid.Tests;

/// <summary>A server of its own for the tests of one run; they are skipped where PostgreSQL is not installed.</summary>
public sealed class PostgresFixture : IDisposable
{
    private readonly PostgresServer server = new();

    /// <summary>A fresh, empty database.</summary>
    /// <returns>Its connection string.</returns>
    public Task<string> CreateDatabase()
    {
        Skip.IfNot(PostgresServer.IsInstalled, PostgresServer.NotInstalled);
        return server.CreateDatabase();
    }

    public void Dispose() => server.Dispose();
}

/// <summary>Tests that need PostgreSQL share one server: <c>[Collection(PostgresCollection.Name)]</c>, and take <see cref="PostgresFixture"/> in their constructor.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresFixture>
{
    public const string Name = "PostgreSQL";
}
