using System.Collections.Frozen;
using Grid.Cases;
using Grid.Ledger;

namespace Grid.Gateway.Changes;

/// <summary>
/// What filters ask of cases, kept for the cases that changed last. It is asked again after each step that may
/// change it.
/// </summary>
internal sealed class ChangedCases(IGrainFactory grains)
{
    private const int MostHeld = 50_000;

    // Steps after which a case may have another class or lie in another territory.
    private static readonly FrozenSet<string> Changing =
        ["case.corrected", "case.filed", "case.handedOver", "case.undone"];

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, ChangedCase> held = [];

    /// <summary>The case that a record is about; null for a record about something else.</summary>
    public async ValueTask<ChangedCase?> Of(LedgerRecord record)
    {
        if (ChangedCase.Of(record.Source) is not { } id)
        {
            return null;
        }

        lock (gate)
        {
            if (Changing.Contains(record.Type))
            {
                held.Remove(id);
            }
            else if (held.TryGetValue(id, out var known))
            {
                return known;
            }
        }

        if (await grains.GetGrain<ICaseGrain>(id).View() is not { } view)
        {
            return null;
        }

        var changed = new ChangedCase(view.Class, view.Place);
        lock (gate)
        {
            if (held.Count >= MostHeld)
            {
                held.Clear();
            }

            held[id] = changed;
        }

        return changed;
    }
}
