using System.CommandLine;
using Grid.Gateway.Settings;
using Grid.Ledger;
using Grid.Storage;

namespace Grid.Silo;

/// <summary>
/// Checks the ledger, beside a running city or without one: <c>ledger verify</c>, <c>ledger anchor</c>.
/// </summary>
internal static class LedgerCommands
{
    public static Command All() => new("ledger", "The record of the city (台账).") { Verify(), Anchor() };

    private static Command Verify()
    {
        var anchors = new Option<string[]>("--anchor")
        {
            HelpName = "FILE",
            Description =
                "Anchors that were kept elsewhere, as 'ledger anchor' printed them, one a line; may be given more "
                + "than once.",
            Arity = ArgumentArity.OneOrMore,
        };
        var verify = new Command(
            "verify",
            "Walks every partition of the ledger, recomputes the hash chain, compares it with all that has seen it, "
            + "and says what is wrong. "
            + "Exit code 0 when nothing is, 1 when anything is, 2 when it could not look.")
        {
            anchors,
        };
        verify.SetAction((parsed, stop) => ReadAnchors(parsed.GetValue(anchors) ?? []) is { } kept
            ? Offline.Look(async (services, store) =>
            {
                // Taken before the walk, so that records written during it are no fault.
                var witnesses = new LedgerWitnesses(await StoreLook.At(store, stop), kept);
                return await Verify(services.GetRequiredService<LedgerVerifier>(), witnesses, stop);
            })
            : Task.FromResult(SettingsCheck.NotUnderstood));
        return verify;
    }

    private static Command Anchor()
    {
        var anchor = new Command(
            "anchor",
            "Prints the ends of all partitions as one line. Keep it where those who may write the ledger may not: "
            + "'ledger verify --anchor FILE' finds what was cut off or rewritten since.");
        anchor.SetAction(static (_, stop) => Offline.Look((services, store) => Anchor(services, store, stop)));
        return anchor;
    }

    /// <summary>Walks the ledger and prints its faults.</summary>
    /// <returns>The exit code: 1 when there is a fault.</returns>
    public static async Task<int> Verify(LedgerVerifier verifier, LedgerWitnesses witnesses, CancellationToken stop)
    {
        var (wrong, seen) = (0, new Dictionary<int, LedgerProgress>());
        await foreach (var finding in verifier.Verify(
                witnesses, new SynchronousProgress<LedgerProgress>(step => seen[step.Partition] = step), stop))
        {
            wrong++;
            await Console.Out.WriteLineAsync(finding.ToString());
        }

        await Console.Out.WriteLineAsync(
            $"{seen.Values.Sum(static step => step.Position)} records in {seen.Count} partitions walked, {wrong} "
            + "findings.");
        return wrong == 0 ? 0 : 1;
    }

    private static async Task<int> Anchor(IServiceProvider services, StoreOptions store, CancellationToken stop)
    {
        var identity = (await StoreLook.At(store, stop))[StorePart.Ledger]?.Identity;
        var taker = ActivatorUtilities.CreateInstance<AnchorTaker>(services);
        try
        {
            await Console.Out.WriteLineAsync((await taker.Take(identity, stop)).ToString());
            return 0;
        }
        catch (InvalidDataException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }

    /// <summary>Reads anchors. Null, after a message, when a file cannot be read as anchors.</summary>
    private static List<LedgerAnchor>? ReadAnchors(IReadOnlyList<string> files)
    {
        try
        {
            return [.. files.SelectMany(static file => LedgerAnchor.ReadAll(file, File.ReadLines(file)))];
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(wrong.Message);
            return null;
        }
    }
}
