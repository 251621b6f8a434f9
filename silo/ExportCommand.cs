using System.CommandLine;
using System.IO.Compression;
using Grid.Counties;
using Grid.Counties.Export;
using Grid.Gateway.Export;
using Grid.Gateway.Import;
using Grid.Ledger;
using Grid.Parties;
using Grid.Registers;
using Grid.Silo.Folders;

namespace Grid.Silo;

/// <summary>Writes a county as the city holds it into a folder: <c>export FOLDER</c>.</summary>
internal static class ExportCommand
{
    private const int NotDone = 2;

    public static Command Export()
    {
        var folder = new Argument<string>("FOLDER") { Description = "The folder to write; empty or not there yet." };
        var county = new Option<string?>("--county")
        {
            HelpName = "CODE",
            Description = "The county's code; of a city with one county that one.",
        };
        var ended = new Option<bool>("--ended") { Description = "Writes what has ended as well." };
        var export = new Command(
            "export",
            "Writes a county's folder as the ledger has it, also while the city runs, and checks it. A city that "
            + "starts on the folder holds the same. Exit code as of check, 2 when nothing could be written.")
        {
            folder,
            county,
            ended,
        };
        export.SetAction((parsed, stop) => Offline.Look((services, _) => Export(
            services,
            Path.GetFullPath(parsed.GetValue(folder)!),
            parsed.GetValue(county),
            parsed.GetValue(ended),
            stop)));
        return export;
    }

    private static async Task<int> Export(
        IServiceProvider services, string folder, string? county, bool ended, CancellationToken stop)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            return await Refuse($"{folder} is not empty. Name a folder that is, or none yet.");
        }

        try
        {
            var held = await ActivatorUtilities.CreateInstance<CountyExport>(services).Entries(stop);
            var codes = held.Select(static one => one.Key).Order(StringComparer.Ordinal).ToList();
            if ((county ?? (codes is [var only] ? only : null)) is not { } code)
            {
                return await Refuse($"The city has {codes.Count} counties: name one by --county, {Listed(codes)}.");
            }

            if (Facts(held[code], code) is not { } facts)
            {
                return await Refuse($"The ledger has no county {code}; it has {Listed(codes)}.");
            }

            await Write(facts, held[code], ended, folder, stop);
            await Console.Out.WriteLineAsync($"{folder}: {facts.Name} {code} as the ledger has it.".AsMemory(), stop);
            return await FolderCommands.Check(folder, all: false, TimeProvider.System, Console.Out, stop);
        }
        catch (Exception wrong)
            when (wrong is IOException or UnauthorizedAccessException or UnreadableRecordException)
        {
            return await Refuse(wrong.Message);
        }
    }

    private static string Listed(List<string> codes) => codes.Count > 0 ? string.Join(", ", codes) : "none";

    private static CountyView? Facts(IEnumerable<RegisterView> entries, string code) =>
        entries.FirstOrDefault(entry => entry.Ref == new EntityRef(EntityKind.County, code))
            is { Data: CountyData data }
            ? new(code, data.Name, IsFirst: true, data)
            : null;

    private static async Task Write(
        CountyView county, IEnumerable<RegisterView> entries, bool ended, string folder, CancellationToken stop)
    {
        var today = TimeZoneInfo.ConvertTime(
            TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(county.Data.TimeZone));
        await using var file = TemporaryFile.New();
        await new FolderArchive(new(new LedgerContents(entries))).Write(
            county, ended ? null : DateOnly.FromDateTime(today.DateTime), file, stop);
        file.Position = 0;
        Directory.CreateDirectory(folder);
        await ZipFile.ExtractToDirectoryAsync(file, folder, stop);
    }

    private static async Task<int> Refuse(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return NotDone;
    }
}
