using Grid.Tests.Processes;
using Microsoft.Data.Sqlite;

namespace Grid.Chaos.City;

/// <summary>A whole city in one process, silo and door, with its stores on a small disk of their own.</summary>
internal sealed class ChaosEmbedded : ChaosCity
{
    private readonly string folder;
    private readonly ChaosCounty county = new();
    private readonly IReadOnlyList<(string Name, string Value)> settings;

    private ChaosEmbedded(SmallDisk? disk, string? noDisk, string? folders)
    {
        (Disk, NoDisk) = (disk, noDisk);
        Clock = FakeClock.Library is null ? null : new();
        folder = disk?.Folder ?? Directory.CreateTempSubdirectory("grid-city-").FullName;
        settings =
        [
            ("Grid__Data", folder), ("Grid__County", folders ?? county.Folder), ("Grid__Parties__SnapshotEvery", "12"),
        ];
        City = new("city", new ServerProcess(BuiltPrograms.Silo, [.. settings, .. Clock?.Settings ?? []]));
    }

    /// <summary>Where the stores lie.</summary>
    public string Folder => folder;

    /// <summary>The county's folder, the run's own copy.</summary>
    public string County => county.Folder;

    public Member City { get; }

    /// <summary>Null, with <see cref="NoDisk"/>, where none can be mounted.</summary>
    public SmallDisk? Disk { get; }

    public string? NoDisk { get; }

    public FakeClock? Clock { get; }

    public override IReadOnlyList<Uri> Doors => [City.Process.Address];

    public override IEnumerable<Member> Members => [City];

    /// <summary>The file that the ledger's commits go to first.</summary>
    public string LedgerJournal => Path.Combine(folder, "ledger.db-wal");

    public string SnapshotJournal => Path.Combine(folder, "grains.db-wal");

    public string ReadModelJournal => Path.Combine(folder, "readmodel.db-wal");

    /// <param name="folders">The folders of its counties; null for the run's own county alone.</param>
    public static async Task<ChaosEmbedded> Build(string? folders = null)
    {
        var (disk, noDisk) = await SmallDisk.Mount();
        return new(disk, noDisk, folders);
    }

    public override Task<Book> ReadLedger() => LedgerTables.Sqlite(Path.Combine(folder, "ledger.db"));

    public override async Task<ReadModelTables> ReadReadModel()
    {
        await using var connection = await Open("readmodel.db");
        return await ReadModelTables.Read(connection, "");
    }

    public override async Task<IReadOnlyList<string>> ReadContacts()
    {
        await using var connection = await Open("contacts.db");
        return await Contacts.Read(connection, "OrleansStorage");
    }

    public override Task<bool> HasSomeTables() => Task.FromResult(File.Exists(Path.Combine(folder, "ledger.db")));

    /// <summary>Starts another process on the same stores and waits until it ends.</summary>
    public Task<(int Code, string Said)> StartAnother(TimeSpan patience) =>
        BuiltPrograms.Run(BuiltPrograms.Silo, ["--urls", $"http://127.0.0.1:{Ports.Free()}"], settings, patience);

    public override Task<(int Code, string Said)> Command(params string[] arguments) =>
        BuiltPrograms.Run(BuiltPrograms.Silo, arguments, [("Grid__Data", folder)], LongestCommand);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        county.Dispose();
        Clock?.Dispose();
        if (Disk is not null)
        {
            await Disk.DisposeAsync();
        }
        else
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<SqliteConnection> Open(string file)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = Path.Combine(folder, file),
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
