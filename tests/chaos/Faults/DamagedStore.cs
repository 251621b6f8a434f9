using Microsoft.Data.Sqlite;

namespace Grid.Chaos.Faults;

/// <summary>
/// The city is ended and one of its files is missing, cut, older or damaged when it starts again. It refuses, or it is
/// whole: what can be derived is derived again. What it refused is then put back.
/// </summary>
internal sealed class DamagedStore : Fault
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);

    // A changed byte inside a record is for the audit to find, not for the start.
    private static readonly (string Name, bool MayStart, Func<string, Random, Task> Bend)[] Ways =
    [
        ("without ledger.db", false, static (folder, _) => Remove(folder, "ledger.db")),
        ("with a ledger three records older than what follows it", false, static (folder, _) => Shorten(folder)),
        (DamagedLedger, true, static (folder, dice) => Damage(folder, "ledger.db", dice)),
        ("without contacts.db", false, static (folder, _) => Remove(folder, "contacts.db")),
        ("without readmodel.db", true, static (folder, _) => Remove(folder, "readmodel.db")),
        ("without grains.db", true, static (folder, _) => Remove(folder, "grains.db")),
        ("with a damaged grains.db", true, static (folder, dice) => Damage(folder, "grains.db", dice)),
    ];

    private const string DamagedLedger = "with a damaged ledger.db";

    private int next = -1;

    public override string Kind => "bent store";

    public override async Task<bool> Strike(Scene scene)
    {
        var city = scene.Embedded.City.Process;
        await city.End();
        var kept = Directory.CreateTempSubdirectory("grid-kept-").FullName;
        Copy(scene.Embedded.Folder, kept);
        next = next < 0 ? scene.Dice.Next(Ways.Length) : (next + 1) % Ways.Length;
        var (name, mayStart, bend) = Ways[next];
        await bend(scene.Embedded.Folder, scene.Dice);
        city.Launch();
        var began = TimeProvider.System.GetTimestamp();
        bool ready;
        while (!(ready = await scene.City.IsReady())
            && city.Runs
            && TimeProvider.System.GetElapsedTime(began) < LongestStart)
        {
            await Scene.Wait(TimeSpan.FromMilliseconds(200));
        }

        var outcome = (ready, city.Runs) switch
        {
            (true, _) => "it is ready",
            (false, true) => "it is not ready",
            (false, false) => "it refuses",
        };
        scene.Say($"started {name}: {outcome}");
        if (ready && !mayStart)
        {
            scene.Find(new("stores", $"it started {name} as if all were well"));
        }

        if (!ready || !mayStart || name == DamagedLedger)
        {
            await city.Kill();
            Copy(kept, scene.Embedded.Folder);
        }

        Directory.Delete(kept, recursive: true);
        return true;
    }

    private static void Copy(string from, string to)
    {
        foreach (var old in Directory.EnumerateFiles(to))
        {
            File.Delete(old);
        }

        foreach (var file in Directory.EnumerateFiles(from))
        {
            var copied = Path.Combine(to, Path.GetFileName(file));
            File.Copy(file, copied);
            using var copy = new FileStream(copied, FileMode.Open, FileAccess.Write);
            copy.Flush(flushToDisk: true); // the power may go next
        }
    }

    private static Task Remove(string folder, string file)
    {
        foreach (var one in Directory.EnumerateFiles(folder, $"{file}*"))
        {
            File.Delete(one);
        }

        return Task.CompletedTask;
    }

    /// <summary>As a copy of the ledger is that was made before the copy of the rest.</summary>
    private static async Task Shorten(string folder)
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = Path.Combine(folder, "ledger.db"),
                Pooling = false,
            }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            create temp table cut as
                select partition, max(position) - 3 as position from ledger
                group by partition having count(*) > 4 order by count(*) desc limit 1;
            delete from ledger where exists (
                select 1 from cut where cut.partition = ledger.partition and ledger.position > cut.position);
            update ledger_head set
                position = (select position from cut),
                hash = (select hash from ledger join cut using (partition, position))
            where partition = (select partition from cut);
            """;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Damage(string folder, string file, Random dice)
    {
        await Remove(folder, $"{file}-");
        await using var bytes = new FileStream(Path.Combine(folder, file), FileMode.Open, FileAccess.ReadWrite);
        for (var i = 0; i < 60; i++)
        {
            bytes.Position = dice.Next(100, (int)Math.Min(bytes.Length, int.MaxValue) - 1);
            bytes.WriteByte((byte)dice.Next(256));
        }
    }
}
