using Grid.Foundation;
using Grid.Ledger;

namespace Grid.Cases;

/// <summary>What is known of a case: its events in the ledger, and what the rules make of them. For whoever decides about it.</summary>
internal sealed class CaseMemory(Guid id, LedgerClient ledger)
{
    private const int Tries = 4;

    private readonly Sourced<CaseState> stored = new(CaseRules.CaseRef(id).ToString(), new CaseState(), CaseRules.Apply, ledger);

    public CaseState State => stored.State;

    /// <summary>Events so far; 0 while there is no such case.</summary>
    public int Version => stored.Version;

    public string Number => CaseNumber.Of(State.Kind, State.Class, State.ReportedAt, stored.First);

    /// <summary>Memory agrees with the record after this. A case that was not there may have been reported since.</summary>
    public Task Load() => stored.Version == 0 ? stored.Reload() : stored.Load();

    public CaseView View() => CaseViews.Of(id, State, Number, stored.Version, stored.Last);

    /// <summary>Decides, and stores what was decided; decides again when somebody else was first.</summary>
    public async Task<Outcome<CaseView>> Settle(Func<Decision<CaseEvent>> decide)
    {
        Appended? failed = null;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var decision = decide();
            if (decision.Refusal is { } refusal)
            {
                return refusal;
            }

            if (decision.Events.Count == 0)
            {
                return View();
            }

            failed = await stored.Commit(decision.Events, PartitionOf(decision.Events[0]), CaseRules.Named);
            if (failed is null)
            {
                return View();
            }

            if (failed.Value.Result != AppendResult.VersionTaken)
            {
                break;
            }
        }

        return failed!.Value.ToRefusal();
    }

    /// <summary>A case stays in the partition of its first event, whatever is re-cut later.</summary>
    private int PartitionOf(CaseEvent next) => stored.Version == 0 ? ledger.Options.PartitionOf(((CaseReported)next).Place.Cell) : stored.First.Partition;
}
