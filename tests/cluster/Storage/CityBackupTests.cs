using Grid.Ledger;
using Grid.Storage;
using Grid.Tests.City;
using Grid.Tests.Ledger;
using Microsoft.Data.Sqlite;

namespace Grid.Tests.Storage;

/// <summary>Copies of an embedded city that are taken while it works, and what becomes of them.</summary>
public sealed class CityBackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("grid-backup-").FullName;

    [Fact]
    public async Task A_copy_taken_while_the_city_writes_is_whole_and_its_ledger_reaches_as_far_as_all_else()
    {
        await using var ledger = await TestLedger.Create("SQLite", postgres: null!);
        var city = (StoreOptions.Embedded)ledger.Database;
        var partition = await ledger.TakeOver(0);
        using var lists = new SqliteConnection($"Data Source={city.ReadModelFile}");
        lists.Open();
        lists.Execute("pragma journal_mode = wal");
        lists.Execute("create table read_to (partition integer primary key, position integer not null)");
        lists.Execute("insert into read_to values (0, 0)");
        using var enough = new CancellationTokenSource();
        var written = 0;
        var writing = Write();
        await Eventually.Holds(() =>
        {
            Assert.InRange(Volatile.Read(ref written), 20, int.MaxValue);
            return Task.CompletedTask;
        });

        var copies = new StoreOptions.Embedded(Path.Combine(folder, "copies"));
        PrivateFiles.MakeFolder(copies.Directory);
        foreach (var file in CityBackup.Files(city))
        {
            CityBackup.Copy(file, copies.Directory);
        }

        await enough.CancelAsync();
        await writing;
        var state = SqliteParts.Look(copies);
        await using var copied = TestLedger.Open(copies);

        Assert.Equal(["readmodel.db", "ledger.db"], CityBackup.Files(copies).Select(Path.GetFileName));
        Assert.Contains(
            state.Witnesses,
            witness => witness.Part == StorePart.ReadModel && witness.Position > 0 && witness.Position <= state.Heads[0]
        );
        Assert.Empty(await copied.Verify(await copied.Anchor()));
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in CityBackup.Files(copies))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }

        async Task Write()
        {
            while (!enough.IsCancellationRequested)
            {
                await ledger.Loop.Append(partition, TestLedger.Request($"case/{written}", 0, """{"number":1}"""));
                lists.Execute("update read_to set position = ?1", ++written);
            }
        }
    }

    [Fact]
    public void A_backup_begins_with_nothing_and_one_without_its_anchor_broke_off()
    {
        Assert.True(CityBackup.IsEmpty(folder));
        Assert.True(CityBackup.IsEmpty(Path.Combine(folder, "none")));
        Assert.StartsWith(
            "There is no whole backup in ",
            Assert.Throws<InvalidDataException>(() => CityBackup.ReadAnchor(folder)).Message,
            StringComparison.Ordinal);

        CityBackup.WriteAnchor(new("c1", default, []), folder);

        Assert.False(CityBackup.IsEmpty(folder));
        Assert.Equal("c1", Assert.Single(CityBackup.ReadAnchor(folder)).City);
    }

    [Fact]
    public void Erased_text_is_not_in_a_copy()
    {
        var file = Path.Combine(folder, "contacts.db");
        using (var contacts = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            contacts.Open();
            contacts.Execute("create table contact (name text)");
            contacts.Execute("insert into contact values ('a name that goes'), ('a name that stays')");
            contacts.Execute("delete from contact where name = 'a name that goes'");
        }

        var copies = Directory.CreateDirectory(Path.Combine(folder, "copies")).FullName;
        var copy = File.ReadAllText(CityBackup.Copy(file, copies).FullName);

        Assert.Contains("a name that stays", copy, StringComparison.Ordinal);
        Assert.DoesNotContain("a name that goes", copy, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
