using System.CommandLine;
using Grid.Ledger;
using Grid.Storage;

namespace Grid.Silo;

/// <summary><c>ledger verify</c>: an audit of the record, beside a running city or without one.</summary>
internal static class LedgerCommands
{
    public static Command Verify()
    {
        var verify = new Command("verify", "Walks every partition of the ledger, recomputes the hash chain and says what is wrong. Exit code 1 when anything is.");
        verify.SetAction(static async (_, stop) =>
        {
            await using var services = Offline.Services();
            await LedgerMigrations.Apply(services.GetRequiredService<StoreOptions>(), stop);
            var (wrong, seen) = (0, new Dictionary<int, LedgerProgress>());
            var progress = new Progress(step => seen[step.Partition] = step);
            await foreach (var finding in services.GetRequiredService<LedgerVerifier>().Verify(progress, stop))
            {
                wrong++;
                Console.WriteLine($"{finding.Partition}:{finding.Position}  {finding.Wrong}");
            }

            Console.WriteLine($"{seen.Values.Sum(static step => step.Position)} records in {seen.Count} partitions walked, {wrong} findings.");
            return wrong == 0 ? 0 : 1;
        });

        return new("ledger", "The record of the city (台账).") { verify };
    }

    /// <summary>In order, on the thread that reports.</summary>
    private sealed class Progress(Action<LedgerProgress> seen) : IProgress<LedgerProgress>
    {
        public void Report(LedgerProgress value) => seen(value);
    }
}
