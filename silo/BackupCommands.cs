using System.CommandLine;
using Grid.Evidence;
using Grid.Gateway.Settings;
using Grid.Ledger;
using Grid.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grid.Silo;

/// <summary><c>city backup</c> and <c>city restore</c>: copies of an embedded city, taken while it runs.</summary>
internal static class BackupCommands
{
    private const int NotDone = 2;

    private static Argument<string> Folder => new("FOLDER") { Description = "Where the copies lie." };

    public static Command All() => new("city", "The files of an embedded city.") { Backup(), Restore() };

    private static Command Backup()
    {
        var folder = Folder;
        var backup = new Command(
            "backup",
            "Copies the city into an empty folder, also while it runs, and checks the copies. They hold contacts of "
            + "reporters: keep them as you keep the city.")
        {
            folder,
        };
        backup.SetAction((parsed, stop) => Offline.Look((_, store) => store is StoreOptions.Embedded embedded
            ? InWords(() => Backup(embedded, Path.GetFullPath(parsed.GetValue(folder)!), stop))
            : TellPostgres((StoreOptions.Postgres)store)));
        return backup;
    }

    private static Command Restore()
    {
        var folder = Folder;
        var check = new Option<bool>("--check")
        {
            Description = "Only says whether the copies are whole and of one city; nothing is put back.",
        };
        var restore = new Command(
            "restore",
            "Puts the copies of a backup into the empty folder that Grid__Data names, once they are checked.")
        {
            folder,
            check,
        };
        restore.SetAction(
            (parsed, stop) =>
                InWords(() => Restore(Path.GetFullPath(parsed.GetValue(folder)!), parsed.GetValue(check), stop)));
        return restore;
    }

    private static async Task<int> Backup(StoreOptions.Embedded city, string folder, CancellationToken stop)
    {
        if (!CityBackup.IsEmpty(folder))
        {
            return await Refuse(
                $"{folder} is not empty. Name a folder that is, or none yet: a backup does not mix with anything.");
        }

        PrivateFiles.MakeFolder(folder);
        foreach (var file in CityBackup.Files(city))
        {
            stop.ThrowIfCancellationRequested();
            var copy = CityBackup.Copy(file, folder);
            await Console.Out.WriteLineAsync($"{copy.Name}  {copy.Length} bytes");
        }

        var (files, bytes) = CityBackup.CopyEvidence(
            FileEvidenceStore.FolderIn(city.Directory), FileEvidenceStore.FolderIn(folder));
        await Console.Out.WriteLineAsync($"evidence  {files} files, {bytes} bytes");

        var copies = new StoreOptions.Embedded(folder);
        await using (var services = Offline.Services(copies))
        {
            var identity = SqliteParts.Look(copies)[StorePart.Ledger]?.Identity;
            CityBackup.WriteAnchor(
                await ActivatorUtilities.CreateInstance<AnchorTaker>(services).Take(identity, stop), folder);
        }

        return await Check(copies, stop);
    }

    private static async Task<int> Restore(string folder, bool checkOnly, CancellationToken stop)
    {
        var configuration = CityHost.Builder([]).Configuration;
        if (!SettingsCheck.Passes(SettingsCheck.Faults(configuration)))
        {
            return SettingsCheck.NotUnderstood;
        }

        if (!Directory.Exists(folder))
        {
            return await Refuse($"There is no folder {folder}.");
        }

        var checkedWith = await Check(new(folder), stop);
        if (checkOnly || checkedWith != 0)
        {
            return checkedWith;
        }

        if (CityStore.Of(configuration) is not StoreOptions.Embedded city)
        {
            return await Refuse(
                "A backup by 'city backup' is put back into files: leave ConnectionStrings__Grid out, and name their "
                + "folder with Grid__Data.");
        }

        if (!CityBackup.IsEmpty(city.Directory))
        {
            return await Refuse(
                $"{city.Directory} is not empty. Move away what is there, or name another folder with Grid__Data: a "
                + "restored city begins with nothing.");
        }

        CityBackup.Restore(folder, city);
        await Console.Out.WriteLineAsync(
            $"The city stands in {city.Directory} again. Start it with Grid__Data={city.Directory}.");
        return 0;
    }

    /// <summary>Says whether the copies are a city that would start, with a whole ledger.</summary>
    private static async Task<int> Check(StoreOptions.Embedded copies, CancellationToken stop)
    {
        var anchors = CityBackup.ReadAnchor(copies.Directory);
        var state = SqliteParts.Look(copies);
        if (StartRules.Decide(state, state.Cut ?? 0).Refusal is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return 1;
        }

        await using var services = Offline.Services(copies);
        var verifier = services.GetRequiredService<LedgerVerifier>();
        var found = await LedgerCommands.Verify(verifier, new(state, anchors), stop);
        if (found == 0)
        {
            found = await EvidenceCommands.Verify(services.GetRequiredService<EvidenceVerifier>(), stop);
        }

        return found == 0 ? await Whole(state) : found;
    }

    /// <summary>Prints one sentence for a full disk, a file without rights and copies that are no copies.</summary>
    private static async Task<int> InWords(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception wrong)
            when (wrong is IOException or UnauthorizedAccessException or InvalidDataException or SqliteException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }

    private static async Task<int> Whole(StoreState state)
    {
        await Console.Out.WriteLineAsync(
            $"The backup in {state.Place} is whole: city "
            + $"{state[StorePart.Ledger]?.Identity ?? "without an identity yet"}, {state.Heads.Values.Sum()} records.");
        return 0;
    }

    private static async Task<int> TellPostgres(StoreOptions.Postgres store)
    {
        var at = new NpgsqlConnectionStringBuilder(store.ConnectionString);
        return await Refuse(
            "A city in PostgreSQL is copied by PostgreSQL's own tools, also while it runs: pg_dump --format=custom "
            + $"--file=grid.dump --host={at.Host} --port={at.Port} "
            + $"--username={at.Username} --dbname={at.Database} (all schemas at one moment), or pg_basebackup for "
                + "the whole server. "
            + "Put back with pg_restore into an empty database; 'ledger verify --anchor FILE' then checks it against "
                + "an anchor.");
    }

    private static async Task<int> Refuse(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return NotDone;
    }
}
