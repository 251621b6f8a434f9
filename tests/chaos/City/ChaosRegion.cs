using System.Net;
using Grid.Chaos.Oracle;
using Grid.Tests.Processes;
using Npgsql;

namespace Grid.Chaos.City;

/// <summary>What is broken, whichever it is: one process or many, and what the oracle needs of it.</summary>
internal interface IChaosCity : IAsyncDisposable
{
    /// <summary>Where clients knock.</summary>
    IReadOnlyList<Uri> Doors { get; }

    IEnumerable<Member> Members { get; }

    /// <summary>Starts whatever does not run, all at once, and waits until all of it is ready.</summary>
    Task Mend();

    Task<Book> ReadLedger();

    Task<ReadModelTables> ReadReadModel();

    /// <summary>Runs a command of the silo on the city's stores.</summary>
    Task<(int Code, string Said)> Command(params string[] arguments);
}

/// <summary>
/// A region as it is delivered, three silos and two gateways on a PostgreSQL of its own, with every way between them and the
/// database in our hand.
/// </summary>
internal sealed class ChaosRegion : IChaosCity
{
    public const int SiloCount = 3, GatewayCount = 2;

    private static readonly TimeSpan LongestCommand = TimeSpan.FromMinutes(10);

    private readonly List<Wire> wires = [];

    private ChaosRegion(PostgresServer postgres, string database) => (Postgres, Database) = (postgres, database);

    public PostgresServer Postgres { get; }

    /// <summary>The straight way to the database, past every wire: for the oracle and for us.</summary>
    public string Database { get; }

    public IReadOnlyList<Member> Silos { get; private set; } = [];

    public IReadOnlyList<Member> Gateways { get; private set; } = [];

    public IReadOnlyList<Uri> Doors => [.. Gateways.Select(static gateway => gateway.Process.Address)];

    public IEnumerable<Member> Members => Silos.Concat(Gateways);

    /// <summary>Nothing runs yet but the database.</summary>
    public static async Task<ChaosRegion> Build()
    {
        var postgres = new PostgresServer();
        var region = new ChaosRegion(postgres, await postgres.CreateDatabase());
        region.Silos = [.. Enumerable.Range(1, SiloCount).Select(number => region.Silo(number))];
        region.Gateways = [.. Enumerable.Range(1, GatewayCount).Select(number => region.Gateway(number))];
        return region;
    }

    public async Task Mend()
    {
        var down = Members.Where(static member => !member.Process.Runs && !member.IsHeld).ToList();
        await Task.WhenAll(down.Select(static member => member.Process.Start()));
    }

    public Task<Book> ReadLedger() => LedgerTables.Postgres(Database);

    public async Task<ReadModelTables> ReadReadModel()
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        return await ReadModelTables.Read(connection, "readmodel.");
    }

    public Task<(int Code, string Said)> Command(params string[] arguments) =>
        Built.Run(Built.Silo, arguments, [("ConnectionStrings__Grid", Database)], LongestCommand);

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Members.Select(static member => member.Process.DisposeAsync().AsTask()));
        foreach (var wire in wires)
        {
            await wire.DisposeAsync();
        }

        Postgres.Dispose();
    }

    private Member Silo(int number)
    {
        var wire = NewWire();
        return new(
            $"silo-{number}",
            new(
                Built.Silo,
                ("ConnectionStrings__Grid", Through(wire)),
                ("Grid__Door", "off"),
                ("Grid__County", House.SecondCounty),
                ("Grid__Silo__Address", "127.0.0.1"),
                ("Grid__Silo__Port", $"{Ports.Free()}"),
                ("Grid__Silo__GatewayPort", $"{Ports.Free()}")),
            wire);
    }

    private Member Gateway(int number)
    {
        var wire = NewWire();
        return new($"gateway-{number}", new(Built.Gateway, ("ConnectionStrings__Grid", Through(wire))), wire);
    }

    private Wire NewWire()
    {
        var wire = new Wire(IPAddress.Loopback, new(IPAddress.Loopback, new NpgsqlConnectionStringBuilder(Database).Port));
        wires.Add(wire);
        return wire;
    }

    private string Through(Wire wire) =>
        new NpgsqlConnectionStringBuilder(Database) { Host = $"{wire.Address.Address}", Port = wire.Address.Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString;
}
