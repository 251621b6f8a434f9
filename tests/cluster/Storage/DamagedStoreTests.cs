using System.Runtime.Versioning;
using Dapper;
using Grid.Storage;
using Grid.Tests.City;
using Microsoft.Data.Sqlite;

namespace Grid.Tests.Storage;

/// <summary>
/// A start looks at its store before it makes anything of it, and says in one sentence what is wrong and what to do.
/// </summary>
public sealed class DamagedStoreTests(MadeCity made) : IClassFixture<MadeCity>, IDisposable
{
    private readonly TestStore store = made.Copy();

    private StoreOptions.Embedded Files => (StoreOptions.Embedded)store.Options;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task A_city_keeps_one_identity_in_all_its_files()
    {
        string identity;
        await using (var opened = await Open())
        {
            identity = opened.Identity;
            Assert.Empty(opened.Notes);
        }

        foreach (var file in new[] { Files.LedgerFile, Files.ReadModelFile, Files.GrainsFile, Files.ContactsFile })
        {
            Assert.Equal(identity, Ask<string>(file, "select id from city_identity"));
        }

        await using var again = await Open();
        Assert.Equal(identity, again.Identity);
    }

    [Fact]
    public async Task A_city_from_before_there_were_identities_is_given_one()
    {
        foreach (var file in new[] { Files.LedgerFile, Files.ReadModelFile, Files.GrainsFile })
        {
            Do(file, "drop table city_identity");
        }

        File.Delete(Files.ContactsFile);
        await using var opened = await Open();
        Assert.Empty(opened.Notes);
        Assert.Equal(opened.Identity, Ask<string>(Files.ContactsFile, "select id from city_identity"));
    }

    [Fact]
    public async Task A_folder_that_is_open_is_not_opened_again()
    {
        await using var opened = await Open();

        Assert.Equal(
            $"The city in {Files.Directory} is open in another process; stop that one first, or name another folder "
            + "with Grid__Data.",
            await Refusal());
    }

    [Theory]
    [InlineData("readmodel.db")]
    [InlineData("grains.db")]
    public async Task What_can_be_made_again_may_be_missing_and_is_said(string file)
    {
        foreach (var part in Directory.GetFiles(Files.Directory, file + "*"))
        {
            File.Delete(part);
        }

        await using (var opened = await Open())
        {
            Assert.Equal($"{file} is missing: it is made again from the ledger", Assert.Single(opened.Notes));
        }

        await using var city = await TestCity.Start(store.Options);
        await city.Delivered();
        await Recount.Of(await city.Records()).AgreesWith(city.Grains);
    }

    [Theory]
    [InlineData(
        "ledger.db",
        "ledger.db is missing, the record of readmodel.db, grains.db, contacts.db; put it back, or move the rest "
        + "away to begin a new city.")]
    [InlineData(
        "contacts.db",
        "contacts.db is missing, which nothing can make again; put it back, or begin without contacts: put an empty "
        + "file contacts.db in its place.")]
    public async Task What_cannot_be_made_again_may_not(string file, string sentence)
    {
        File.Delete(Path.Combine(Files.Directory, file));

        Assert.Equal($"The city in {Files.Directory} does not start: {sentence}", await Refusal());
        Assert.False(File.Exists(Path.Combine(Files.Directory, file)), "A start that is refused makes nothing.");
    }

    [Fact]
    public async Task An_empty_file_says_that_the_contacts_are_given_up()
    {
        File.WriteAllBytes(Files.ContactsFile, []);

        await using var opened = await Open();
        Assert.StartsWith("contacts.db is empty", Assert.Single(opened.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_city_is_refused()
    {
        Do(Files.GrainsFile, "update city_identity set id = 'of-another'");

        Assert.Contains(
            "grains.db is of city of-another, and ledger.db is of city ", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_older_than_the_lists_is_refused()
    {
        var (partition, end) = Cut();
        Assert.Contains(
            $"ledger.db has brought records at {partition}:{end}, and partition {partition} of ledger.db ends at "
            + $"{end - 3}, so its end was cut off",
            await Refusal(),
            StringComparison.Ordinal);

        Do(Files.LedgerFile, $"update ledger_cursor set position = {end - 3} where partition = {partition}");
        Assert.Contains(
            $"readmodel.db has read at {partition}:{end}, and partition {partition} of ledger.db ends at {end - 3}, "
            + "so the ledger is the older of the two",
            await Refusal(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_whose_head_moved_without_its_records_is_refused()
    {
        Do(
            Files.LedgerFile,
            "delete from ledger where (partition, position) in (select partition, max(position) from ledger group by "
            + "partition)");
        Assert.Contains("so records were taken away or added past the city", await Refusal(), StringComparison.Ordinal);

        Do(Files.LedgerFile, "delete from ledger; delete from ledger_head");
        Assert.Contains("its end was cut off", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_older_than_a_snapshot_is_refused()
    {
        // Its parties were saved.
        Assert.NotEmpty(Ask<string>(Files.GrainsFile, "select group_concat(partition) from snapshot_reach"));
        Do(
            Files.GrainsFile,
            "update snapshot_reach set position = 9999 where partition = (select min(partition) from snapshot_reach)");

        Assert.Matches(
            "grains.db has a snapshot at [0-9]+:9999, and partition [0-9]+ of ledger.db ends at [0-9]+, so the "
            + "ledger is the older of the two",
            await Refusal());
    }

    [Fact]
    public async Task A_city_whose_snapshots_cannot_be_read_begins_from_its_ledger()
    {
        Do(
            Files.GrainsFile,
            "update OrleansStorage set PayloadBinary = cast(substr(PayloadBinary, 1, 14) || x'A5A5A5' || "
            + "substr(PayloadBinary, 18) as blob) where GrainIdHash % 2 = 0");
        Do(Files.GrainsFile, "update OrleansStorage set PayloadBinary = x'5A5A5A5A5A' where GrainIdHash % 2 <> 0");
        // Not even bytes.
        Do(Files.GrainsFile, "update OrleansStorage set PayloadBinary = 'a text' where GrainTypeString = 'shop'");

        await using var opened = await Open();
        await using var city = await TestCity.Start(store.Options);
        await city.Delivered();
        await Recount.Of(await city.Records()).AgreesWith(city.Grains);
        // No clock stands still.
        await Eventually.Holds(async () =>
            Assert.Equal(await city.Ledger.Heads(), (await city.ReadModel.Progress()).Clocks));
    }

    [Theory]
    [InlineData("ledger.db", "keep it aside and put back the latest backup")]
    [InlineData(
        "readmodel.db",
        "remove readmodel.db, readmodel.db-wal and readmodel.db-shm, and the city makes it again from the ledger")]
    [InlineData(
        "grains.db", "remove grains.db, grains.db-wal and grains.db-shm, and the city makes it again from the ledger")]
    [InlineData("contacts.db", "keep it aside and put back the latest backup, or begin without contacts")]
    public async Task A_damaged_file_is_named(string file, string remedy)
    {
        var path = Path.Combine(Files.Directory, file);
        var good = File.ReadAllBytes(path);
        var pages = (byte[])good.Clone();
        pages.AsSpan(8192 - 60, 40).Fill(0xA5); // within the second page or the third, of any content
        pages.AsSpan(4096, 16).Fill(0xA5);
        foreach (var bad in (byte[][])[pages, good[..(good.Length / 2)], [.. "no database"u8]])
        {
            File.WriteAllBytes(path, bad);
            var refusal = await Refusal();
            Assert.StartsWith(
                $"The city in {Files.Directory} does not start: {file} is damaged (",
                refusal,
                StringComparison.Ordinal);
            Assert.Contains(remedy, refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Queries_that_are_no_statements_any_more_are_damage()
    {
        Do(Files.GrainsFile, "update OrleansQuery set QueryText = replace(QueryText, 'SELECT', 'SELFCT')");

        Assert.Contains(
            "grains.db is damaged (SQLite Error 1: 'near \"SELFCT\": syntax error'.); remove grains.db",
            await Refusal(),
            StringComparison.Ordinal);
    }

    [SkippableFact, UnsupportedOSPlatform("windows")]
    public async Task A_read_only_file_is_named()
    {
        Skip.If(OperatingSystem.IsWindows());
        File.SetUnixFileMode(Files.LedgerFile, UnixFileMode.UserRead);

        Assert.Equal(
            $"The city in {Files.Directory} does not start: ledger.db is read-only; give the account that runs the "
            + "city the right to write it.",
            await Refusal());
    }

    [SkippableFact, UnsupportedOSPlatform("windows")]
    public async Task What_a_city_makes_is_its_account_alone_to_read()
    {
        Skip.If(OperatingSystem.IsWindows());
        foreach (var file in Directory.GetFiles(Files.Directory))
        {
            File.SetUnixFileMode(file, (UnixFileMode)0b110_100_100); // as cities of before made them
        }

        File.SetUnixFileMode(Files.Directory, (UnixFileMode)0b111_101_101);
        await using var opened = await Open();
        await using var city = await TestCity.Start(store.Options);
        await County.Found(city);

        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(Files.Directory));
        Assert.All(
            Directory.GetFiles(Files.Directory),
            static file => Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(file)));
    }

    private Task<OpenedStore> Open() => OpenedStore.Open(store.Options, MadeCity.Partitions);

    private async Task<string> Refusal() => (await Assert.ThrowsAsync<StoreRefusedException>(Open)).Message;

    /// <summary>
    /// Takes the last three records of a partition away and moves its head back, as a copy of a running city made file
    /// by file has it.
    /// </summary>
    private (int Partition, long End) Cut()
    {
        var partition = Ask<int>(
            Files.LedgerFile, "select partition from ledger_head where position > 3 order by partition limit 1");
        var end = Ask<long>(Files.LedgerFile, $"select position from ledger_head where partition = {partition}");
        Do(
            Files.LedgerFile,
            $"delete from ledger where partition = {partition} and position > {end - 3}; update ledger_head set "
            + $"position = {end - 3} where partition = {partition}");
        return (partition, end);
    }

    private static void Do(string file, string statement)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Execute(statement);
    }

    private static T Ask<T>(string file, string question)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        return connection.QuerySingle<T>(question);
    }
}

/// <summary>A city made once; every test bends a copy of its files.</summary>
public sealed class MadeCity : IAsyncLifetime
{
    internal const int Partitions = 4;
    private readonly TestStore store = TestStore.Embedded();

    public async Task InitializeAsync()
    {
        await using var opened = await OpenedStore.Open(store.Options, Partitions);
        await using var city = await TestCity.Start(
            store.Options, ("Grid:Parties:SnapshotEvery", "1"), ("Grid:Parties:SnapshotOnLeaving", "1"));
        await County.Found(city);
        var quarter = await TestNeighbourhood.Open(city);
        await SampleCases.Open(quarter);
        await city.Delivered();
    }

    public Task DisposeAsync()
    {
        store.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>The same city in a folder of its own.</summary>
    internal TestStore Copy()
    {
        var copy = TestStore.Embedded();
        foreach (var file in Directory.GetFiles(((StoreOptions.Embedded)store.Options).Directory))
        {
            File.Copy(file, Path.Combine(((StoreOptions.Embedded)copy.Options).Directory, Path.GetFileName(file)));
        }

        return copy;
    }
}
