using System.CommandLine;
using Grid.Counties.Export;
using Grid.Storage;

namespace Grid.Silo;

/// <summary>
/// Takes one county out of a region, checks what was taken, and takes it into another: <c>county export</c>,
/// <c>county verify</c>, <c>county import</c>.
/// </summary>
internal static class CountyCommands
{
    private const int NotDone = 2;
    private const long Mile = 100_000;

    public static Command All() => new("county", "One county of a region.") { Export(), Verify(), Import() };

    private static Command Export()
    {
        var code = new Argument<string>("CODE") { Description = "The county's code." };
        var file = new Argument<string>("FILE") { Description = "The file to write; it must not be there yet." };
        var noContacts = new Option<bool>("--no-contacts") { Description = "Leaves contacts out." };
        var noEvidence = new Option<bool>("--no-evidence") { Description = "Leaves photographs and recordings out." };
        var export = new Command(
            "export",
            "Writes the registers, tables and cases of a county, each record of the ledger with its hash, also while "
            + "the region runs. Contacts of reporters and holders, and photographs and recordings, are written beside "
            + "it, for this account alone to read.")
        {
            code,
            file,
            noContacts,
            noEvidence,
        };
        export.SetAction((parsed, stop) => Offline.Look((services, store) => Export(
            services,
            store,
            parsed.GetValue(code)!,
            Path.GetFullPath(parsed.GetValue(file)!),
            [
                .. parsed.GetValue(noContacts) ? Array.Empty<string>() : [ExportBeside.Contacts],
                .. parsed.GetValue(noEvidence) ? Array.Empty<string>() : [ExportBeside.Evidence],
            ],
            stop)));
        return export;
    }

    private static Command Verify()
    {
        var file = new Argument<string>("FILE") { Description = "A file that 'county export' wrote." };
        var verify = new Command(
            "verify",
            "Recomputes every hash of an exported county and of the files beside it, without a city, and says what is "
            + "wrong. "
            + "Exit code 0 when nothing is, 1 when anything is, 2 when it could not look.")
        {
            file,
        };
        verify.SetAction((parsed, stop) => Verify(Path.GetFullPath(parsed.GetValue(file)!), stop));
        return verify;
    }

    private static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "A file that 'county export' wrote." };
        var import = new Command(
            "import",
            "Takes an exported county into this region, with its history and what lies beside its file, once every "
            + "hash is right: all of it, or nothing. Stop the city first. Exit code 0 when the county is here, 1 when "
            + "it is refused, 2 when the file cannot be read.")
        {
            file,
        };
        import.SetAction((parsed, stop) => Import(Path.GetFullPath(parsed.GetValue(file)!), stop));
        return import;
    }

    private static async Task<int> Import(string file, CancellationToken stop)
    {
        try
        {
            var whole = await Verify(file, stop);
            return whole != 0
                ? whole
                : await Offline.Add((services, _) => Import(services, file, stop), stop);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return NotDone;
        }
    }

    private static async Task<int> Import(IServiceProvider services, string file, CancellationToken stop)
    {
        var progress = new SynchronousProgress<long>(static stored =>
        {
            if (stored > 0 && stored % Mile == 0)
            {
                Console.Error.WriteLine($"{stored} records stored");
            }
        });
        var taken = await ActivatorUtilities.CreateInstance<CountyImport>(services).TakeIn(file, progress, stop);
        if (taken.Refusal is { } refusal)
        {
            await Console.Error.WriteLineAsync($"County {taken.County} is not taken in: {refusal}");
            return 1;
        }

        await Console.Out.WriteLineAsync(
            taken.IsHere
                ? $"County {taken.County} is here already, with all that the file says of it."
                : $"County {taken.County} was taken in: {taken.Records} records. Start the city; its lists, parties "
                    + "and clocks follow from them.");
        return 0;
    }

    private static async Task<int> Export(
        IServiceProvider services,
        StoreOptions store,
        string code,
        string file,
        IReadOnlyList<string> parts,
        CancellationToken stop)
    {
        try
        {
            var identity = (await StoreLook.At(store, stop))[StorePart.Ledger]?.Identity;
            var written = await ActivatorUtilities.CreateInstance<CountyExport>(services)
                .Write(code, identity, TimeProvider.System.GetUtcNow(), file, parts, Progress(), stop);
            if (written is not null)
            {
                return await Verify(file, stop);
            }

            await Console.Error.WriteLineAsync($"This region has no county {code}. GET /v1/counties lists them.");
            return NotDone;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return NotDone;
        }
    }

    private static SynchronousProgress<(long Read, long Total)> Progress() => new(static step =>
    {
        if (step.Read % Mile == 0)
        {
            Console.Error.WriteLine($"{step.Read} of {step.Total} records read");
        }
    });

    /// <returns>The exit code: 1 when there is a fault, 2 when the file cannot be read.</returns>
    private static async Task<int> Verify(string file, CancellationToken stop)
    {
        try
        {
            var (check, faults) = (new ExportCheck(), 0);
            using var text = new StreamReader(file);
            await foreach (var fault in check.Read(text))
            {
                faults++;
                await Console.Out.WriteLineAsync(fault);
            }

            foreach (var fault in await ExportBeside.Faults(file, check.End?.Parts ?? [], check.Things.Evidence, stop))
            {
                faults++;
                await Console.Out.WriteLineAsync(fault);
            }

            foreach (var part in check.End?.Parts ?? [])
            {
                await Console.Out.WriteLineAsync(Said(part, file));
            }

            await Console.Out.WriteLineAsync(
                $"County {check.Head?.County ?? "unknown"}: {check.End?.Records ?? 0} records, of them "
                + $"{check.End?.Entries ?? 0} of registers, {check.End?.Cases ?? 0} cases; {faults} findings.");
            return faults == 0 ? 0 : 1;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return NotDone;
        }
    }

    /// <summary>What a file beside the records holds, and that it is personal data.</summary>
    private static string Said(ExportBeside part, string file) => part.Part == ExportBeside.Contacts
        ? $"{ExportBeside.PathOf(part.Part, file)} holds personal data: how to reach {part.Count} reporters and "
            + "holders of posts. Keep it closed, and remove it when the county is taken in."
        : $"{ExportBeside.PathOf(part.Part, file)} holds personal data: {part.Count} photographs and recordings as "
            + "they were sent, with place and time. Keep it closed, and remove it when the county is taken in.";
}
