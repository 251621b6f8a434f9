using System.Runtime.CompilerServices;
using Grid.Foundation;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Import;

/// <summary>
/// Ends the entries of one county and kind that a file no longer has (<c>replace=true</c>). To end is a dated fact, not
/// a deletion: the entry keeps its history and is in force no more.
/// </summary>
internal sealed class Endings(IGrainFactory grains, EntryAttempts attempts, RegisterReader registers)
{
    private const int Tries = 8;

    /// <summary>Compares a file with the entries that are in force.</summary>
    /// <param name="last">The things that the file has.</param>
    public async Task<EndingPlan> Plan(RegisterForm form, string county, LastOfKey last, CancellationToken stop)
    {
        var (today, inForce, going) = (await registers.Today(county), 0, new List<EntityRef>());
        await foreach (var entry in registers.Entries(form.Kind, county, stop))
        {
            if (!entry.Data.IsOver(entry.Ref.Key, today))
            {
                inForce++;
                if (!last.Has(entry.Ref.Key))
                {
                    going.Add(entry.Ref);
                }
            }
        }

        return new(form, county, today, inForce, going);
    }

    /// <summary>Ends what the plan names, a line for each; only says so where nothing is to be entered.</summary>
    /// <param name="command">The caller's id for the import; null for a new one.</param>
    public async IAsyncEnumerable<ImportLine> Enter(
        EndingPlan plan, string by, string? command, bool checksOnly, [EnumeratorCancellation] CancellationToken stop)
    {
        var id = $"{command ?? Guid.NewGuid().ToString("N")}/ended";
        foreach (var some in plan.Going.Chunk(RowsInFlight.Most))
        {
            var lines = some.Select(entry => checksOnly
                ? Task.FromResult(new ImportLine(0, entry.Key, ImportResult.Ended))
                : attempts.Enter(0, entry, () => End(entry, plan.Today, by, id), stop));
            foreach (var line in await Task.WhenAll(lines))
            {
                yield return line.Result == ImportResult.Updated ? line with { Result = ImportResult.Ended } : line;
            }
        }
    }

    private async Task<(Outcome<RegisterView> Ended, IReadOnlyList<Fault> Faults)> End(
        EntityRef entry, DateOnly today, string by, string command)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var register = grains.GetRegister(entry);
            if (await register.Entry() is not { Unread: null } held || held.Data.IsOver(entry.Key, today))
            {
                return (Refusal.Conflict("import.endedSince", $"Others changed {entry} at the same time."), []);
            }

            var ended = await register.Register(
                new(held.Data.Ending(LastDay(held.Data, today)), by, held.Version, command));
            if (ended.Refusal is not { Kind: RefusalKind.Stale })
            {
                return (ended, []);
            }
        }

        return (Refusal.Busy("register.busy", $"Others keep changing {entry}; send it again in a moment."), []);
    }

    /// <summary>Yesterday; of what has not begun by then, the day before it would have begun.</summary>
    private static DateOnly LastDay(RegisterData data, DateOnly today) =>
        (data.FirstDay > today ? data.FirstDay.Value : today).AddDays(-1);
}
