using System.CommandLine;
using Grid.Evidence;
using Grid.Storage;

namespace Grid.Silo;

/// <summary>
/// Looks after photographs and recordings, beside a running city or without one: <c>evidence verify</c>,
/// <c>evidence sweep</c>, <c>evidence original</c>.
/// </summary>
internal static class EvidenceCommands
{
    private const int NotDone = 2;

    public static Command All() =>
        new("evidence", "The photographs and recordings of cases (取证).") { Verify(), Sweep(), Original() };

    /// <summary>Compares the store with the ledger and prints what is wrong.</summary>
    /// <returns>The exit code: 1 when anything is.</returns>
    public static async Task<int> Verify(EvidenceVerifier verifier, CancellationToken stop)
    {
        var (wrong, files, bytes) = (0, 0, 0L);
        var seen = new SynchronousProgress<long>(read => (files, bytes) = (files + 1, bytes + read));
        await foreach (var finding in verifier.Verify(seen, stop))
        {
            wrong++;
            await Console.Out.WriteLineAsync(finding);
        }

        await Console.Out.WriteLineAsync($"{files} files of evidence with {bytes} bytes read, {wrong} findings.");
        return wrong == 0 ? 0 : 1;
    }

    private static Command Verify()
    {
        var verify = new Command(
            "verify",
            "Reads every photograph and recording that the record names, and says which is missing or changed. "
            + "Exit code 0 when none is, 1 when any is, 2 when it could not look.");
        verify.SetAction(static (_, stop) => Offline.Look(
            (services, _) => Verify(services.GetRequiredService<EvidenceVerifier>(), stop)));
        return verify;
    }

    private static Command Sweep()
    {
        var sweep = new Command(
            "sweep",
            "Removes uploads that are older than a day and that no case names: their sender went away. Removes what "
            + "was erased in every case that had it; the record keeps its hash.");
        sweep.SetAction(static (_, stop) => Offline.Look(async (services, _) =>
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var (files, bytes) = await services.GetRequiredService<EvidenceVerifier>().Sweep(now, stop);
            await Console.Out.WriteLineAsync($"{files} files with {bytes} bytes removed.");
            return 0;
        }));
        return sweep;
    }

    private static Command Original()
    {
        var hash = new Argument<string>("HASH") { Description = "Its name: sha256: and 64 digits." };
        var file = new Argument<string>("FILE") { Description = "Where to write it; it must not exist." };
        var original = new Command(
            "original",
            "Writes a photograph or recording as it was sent, with the place and time that the device noted. The door "
            + "never shows it.")
        {
            hash,
            file,
        };
        original.SetAction((parsed, stop) => Offline.Look((services, _) => Write(
            services.GetRequiredService<IEvidenceStore>(), parsed.GetValue(hash)!, parsed.GetValue(file)!, stop)));
        return original;
    }

    private static async Task<int> Write(IEvidenceStore store, string hash, string path, CancellationToken stop)
    {
        var page = new byte[EvidencePiece.Longest];
        if (!EvidenceHash.TryDigits(hash, out _) || await store.Read(hash, EvidencePart.Original, 0, page) is null)
        {
            await Console.Error.WriteLineAsync($"There is no file {hash}.");
            return NotDone;
        }

        if (File.Exists(path))
        {
            await Console.Error.WriteLineAsync($"{path} exists. Name a file that does not.");
            return NotDone;
        }

        await using var into = PrivateFiles.Open(path, FileShare.None);
        for (var at = 0L; await store.Read(hash, EvidencePart.Original, at, page) is (> 0 and var read, _); at += read)
        {
            await into.WriteAsync(page.AsMemory(0, read), stop);
        }

        await Console.Out.WriteLineAsync($"{path}  {into.Length} bytes");
        return 0;
    }
}
