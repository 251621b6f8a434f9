using System.CommandLine;
using Grid.Ledger;

namespace Grid.Silo;

/// <summary><c>ledger verify</c>: an audit of the record, beside a running city or without one.</summary>
internal static class LedgerCommands
{
    public static Command Verify()
    {
        var verify = new Command("verify", "Walks every partition of the ledger, recomputes the hash chain and says what is wrong. Exit code 1 when anything is.");
        verify.SetAction(static (_, stop) => Offline.Run(services => Verify(services.GetRequiredService<LedgerVerifier>(), stop), stop));
        return new("ledger", "The record of the city (台账).") { verify };
    }

    private static async Task<int> Verify(LedgerVerifier verifier, CancellationToken stop)
    {
        var (wrong, seen) = (0, new Dictionary<int, LedgerProgress>());
        await foreach (var finding in verifier.Verify(new Told<LedgerProgress>(step => seen[step.Partition] = step), stop))
        {
            wrong++;
            await Console.Out.WriteLineAsync($"{finding.Partition}:{finding.Position}  {finding.Wrong}");
        }

        await Console.Out.WriteLineAsync($"{seen.Values.Sum(static step => step.Position)} records in {seen.Count} partitions walked, {wrong} findings.");
        return wrong == 0 ? 0 : 1;
    }
}
