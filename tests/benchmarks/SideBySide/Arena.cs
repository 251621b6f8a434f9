using Grid.Benchmarks.County;
using Grid.Benchmarks.Load;
using Grid.Tests.Processes;
using Npgsql;

namespace Grid.Benchmarks.SideBySide;

/// <summary>
/// The three that are measured, each a process of its own, on one private PostgreSQL server with a database for each:
/// the city (silo and gateway in one process), the plain design, and the limit.
/// </summary>
internal sealed class Arena : IAsyncDisposable
{
    private readonly PostgresServer postgres = new();
    private readonly string folder = Directory.CreateTempSubdirectory("grid-bench-").FullName;

    private Arena()
    {
    }

    /// <summary>The folder of the county that the city and the plain design have.</summary>
    public string County { get; private set; } = "";

    public Contender Ours { get; private set; } = null!;

    public Contender? Plain { get; private set; }

    public Contender? Limit { get; private set; }

    /// <summary>The word for the invented county.</summary>
    public const string Made = "made";

    public IReadOnlyList<Contender> All => [.. new[] { Ours, Plain, Limit }.OfType<Contender>()];

    /// <param name="county">The folder of a county, or <see cref="Made"/>.</param>
    /// <param name="embedded">The city on its embedded store; there is no limit beside it then.</param>
    public static async Task<Arena> Start(
        string county,
        IReadOnlyList<(string Name, string Value)> settings,
        bool onlyOurs = false,
        bool embedded = false)
    {
        LoadClient.Prepare();
        var arena = new Arena();
        try
        {
            arena.County = county == Made ? Path.Combine(arena.folder, "county") : Path.GetFullPath(county);
            if (county == Made)
            {
                new MadeCounty().Write(arena.County, side: 40);
            }

            string[] databases =
            [
                await arena.postgres.CreateDatabase(),
                await arena.postgres.CreateDatabase(),
                await arena.postgres.CreateDatabase(),
            ];
            await Tune(databases[0]);
            (string, string)[] store = embedded
                ? [("Grid__Data", Path.Combine(arena.folder, "city"))]
                :
                [
                    ("ConnectionStrings__Grid", databases[0]),
                    ("Grid__Silo__Address", "127.0.0.1"),
                    ("Grid__Silo__Port", $"{Ports.Free()}"),
                    ("Grid__Silo__GatewayPort", $"{Ports.Free()}"),
                ];
            arena.Ours = new(
                "ours",
                new(BuiltPrograms.Silo, [("Grid__County", arena.County), .. store, .. settings]),
                embedded ? "" : databases[0]);
            if (!onlyOurs)
            {
                arena.Plain = new(
                    "plain",
                    new(Opponent("Plain"),
                        [("ConnectionStrings__Plain", databases[1]), ("Plain__County", arena.County), .. settings]),
                    databases[1]);
                arena.Limit = embedded
                    ? null
                    : new(
                        "limit",
                        new(Opponent("Limit"), [("ConnectionStrings__Limit", databases[2]), .. settings]),
                        databases[2]);
            }

            await Task.WhenAll(arena.All.Select(static contender => contender.Server.Start()));
            return arena;
        }
        catch
        {
            await arena.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var contender in All)
        {
            await contender.DisposeAsync();
        }

        postgres.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>
    /// For all three: room for what a run writes, so that no checkpoint falls into one's window and not into another's.
    /// </summary>
    private static async Task Tune(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        foreach (var setting in new[] { "max_wal_size = '8GB'", "checkpoint_timeout = '30min'" })
        {
            await using var set = new NpgsqlCommand($"alter system set {setting}", connection);
            await set.ExecuteNonQueryAsync();
        }

        await using var reload = new NpgsqlCommand("select pg_reload_conf()", connection);
        await reload.ExecuteNonQueryAsync();
    }

    private static string Opponent(string name) =>
        BuiltPrograms.Of($"tests/benchmarks/{name}", $"Grid.Benchmarks.{name}");
}
