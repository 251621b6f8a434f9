using System.Net;
using Grid.Tests.Processes;
using Npgsql;

namespace Grid.Chaos.City;

/// <summary>
/// A region as it is delivered, three silos and two gateways on a PostgreSQL of its own, with every way between them
/// and the database in our hand.
/// </summary>
internal sealed class ChaosRegion : ChaosCity
{
    public const int SiloCount = 3, GatewayCount = 2;

    private readonly List<Wire> wires = [];
    private readonly ChaosCounty county = new();

    private ChaosRegion(PostgresServer postgres, string database, SiloNet? net, string? noNet, string? folders) =>
        (Folders, Postgres, Database, Net, NoNet, Clock) = (
            folders,
            postgres,
            new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString,
            net,
            noNet,
            FakeClock.Library is null ? null : new());

    /// <summary>The folders of its counties; null for the run's own county alone.</summary>
    private string? Folders { get; }

    public PostgresServer Postgres { get; }

    /// <summary>
    /// The straight way to the database, past every wire: for the oracle and for us. No connection is kept: the next
    /// may be to another server.
    /// </summary>
    public string Database { get; }

    /// <summary>
    /// The silos' own network; null, with <see cref="NoNet"/>, where there is none and all are on loopback.
    /// </summary>
    public SiloNet? Net { get; }

    public string? NoNet { get; }

    /// <summary>The clock of the last silo, where it can be had.</summary>
    public FakeClock? Clock { get; }

    public IReadOnlyList<Wired> Silos { get; private set; } = [];

    public IReadOnlyList<Wired> Gateways { get; private set; } = [];

    public override IReadOnlyList<Uri> Doors => [.. Gateways.Select(static gateway => gateway.Process.Address)];

    public override IEnumerable<Wired> Members => Silos.Concat(Gateways);

    /// <summary>Nothing runs yet but the database.</summary>
    /// <param name="folders">The folders of its counties; null for the run's own county alone.</param>
    public static async Task<ChaosRegion> Build(string? folders = null)
    {
        var postgres = new PostgresServer();
        var (net, noNet) = await SiloNet.Build(SiloCount);
        var region = new ChaosRegion(postgres, await postgres.CreateDatabase(), net, noNet, folders);
        region.Silos = [.. Enumerable.Range(1, SiloCount).Select(number => region.Silo(number))];
        region.Gateways = [.. Enumerable.Range(1, GatewayCount).Select(number => region.Gateway(number))];
        return region;
    }

    public override Task<Book> ReadLedger() => LedgerTables.Postgres(Database);

    public override async Task<ReadModelTables> ReadReadModel()
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        return await ReadModelTables.Read(connection, "readmodel.");
    }

    public override async Task<IReadOnlyList<string>> ReadContacts()
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        return await Contacts.Read(connection, "contacts.OrleansStorage");
    }

    public override async Task<bool> HasSomeTables()
    {
        const int some = 6;
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select count(*) from information_schema.tables where table_schema in ('public', 'readmodel')", connection);
        return (long)(await command.ExecuteScalarAsync())! >= some;
    }

    public override Task<(int Code, string Said)> Command(params string[] arguments) =>
        BuiltPrograms.Run(
            BuiltPrograms.Silo, arguments, [("ConnectionStrings__Grid", Database + ";Pooling=true")], LongestCommand);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var wire in wires)
        {
            await wire.DisposeAsync();
        }

        Postgres.Dispose();
        county.Dispose();
        Clock?.Dispose();
        if (Net is not null)
        {
            await Net.DisposeAsync();
        }
    }

    private Wired Silo(int number)
    {
        var wire = NewWire(Net?.Host);
        var address = Net?.AddressOf(number) ?? "127.0.0.1";
        var process = new ServerProcess(
            BuiltPrograms.Silo,
            [
                ("ConnectionStrings__Grid", Through(wire)),
                ("Grid__Door", "off"),
                ("Grid__Open", "true"), // its health is asked from another network
                ("Grid__County", Folders ?? county.Folder),
                ("Grid__Parties__SnapshotEvery", "12"), // often, so that there are moments around it
                ("Grid__Silo__Address", address),
                ("Grid__Silo__Port", $"{Ports.Free()}"),
                ("Grid__Silo__GatewayPort", $"{Ports.Free()}"),
                .. number == SiloCount ? Clock?.Settings ?? [] : [],
            ])
        { Host = address, Under = Net?.Under(number) ?? [] };
        return new($"silo-{number}", process, wire);
    }

    private Wired Gateway(int number)
    {
        var wire = NewWire();
        return new($"gateway-{number}", new(BuiltPrograms.Gateway, ("ConnectionStrings__Grid", Through(wire))), wire);
    }

    private Wire NewWire(string? host = null)
    {
        var wire = new Wire(
            host is null ? IPAddress.Loopback : IPAddress.Parse(host),
            new(IPAddress.Loopback, new NpgsqlConnectionStringBuilder(Database).Port));
        wires.Add(wire);
        return wire;
    }

    private string Through(Wire wire) =>
        new NpgsqlConnectionStringBuilder(Database)
        {
            Host = $"{wire.Address.Address}",
            Port = wire.Address.Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
            Pooling = true,
        }.ConnectionString;
}
