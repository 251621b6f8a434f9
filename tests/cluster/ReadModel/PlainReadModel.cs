using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Registers;

namespace Grid.Tests.ReadModel;

/// <summary>
/// What the read model should hold, worked out the plain way: every record by itself, from the first on.
/// </summary>
internal sealed class PlainReadModel
{
    public Dictionary<Guid, CaseRow> Cases { get; } = [];

    public Dictionary<(Guid, EntityRef), ObligationState> Held { get; } = [];

    public Dictionary<EntityRef, PartyFigures> Figures { get; } = [];

    public Dictionary<EntityRef, RegisterRow> Entries { get; } = [];

    public static PlainReadModel Of(IEnumerable<LedgerRecord> records)
    {
        var plain = new PlainReadModel();
        foreach (var record in records)
        {
            plain.Take(record, EventCodec.Read(record));
        }

        return plain;
    }

    private void Take(LedgerRecord record, GridEvent happened)
    {
        if (happened is Registered entered)
        {
            Entries[entered.Ref] = new(entered.Ref, record.Version, record.Position, entered.Data);
        }
        else if (happened is CaseEvent)
        {
            var id = Guid.Parse(record.Source["case/".Length..]);
            var before = Cases.GetValueOrDefault(id);
            var state = CaseRules.Apply(before?.State ?? new(), happened);
            var number = before?.Number ?? CaseNumber.Of(state.Reported, record.Position);
            Cases[id] = new(id, number, record.Version, record.Position, state);
            foreach (var party in record.Parties.Where(static party =>
                    party.Kind is not (EntityKind.Case or EntityKind.Coordination)))
            {
                var held = Held.GetValueOrDefault((id, party));
                var after = ObligationRules.Apply(held, party, id, happened, record.Position);
                Figures[party] = ObligationRules.Count(
                    Figures.GetValueOrDefault(party) ?? new(), held, after, party, happened);
                if (after is not null)
                {
                    Held[(id, party)] = after;
                }
            }
        }
    }
}

/// <summary>Lines of lists, worked out from what a case and its parties remember.</summary>
internal static class PlainLines
{
    public static CaseLine Line(this CaseRow row) => new()
    {
        Id = row.Id,
        Number = row.Number,
        Stage = row.State.Stage,
        Kind = row.State.Reported.Kind,
        Class = row.State.Reported.Class,
        Point = row.State.Reported.Place.Point,
        Cell = row.State.Reported.Place.Cell,
        Segment = row.State.Reported.Place.Segment,
        Channel = row.State.Reported.Channel,
        ReportedAt = StoredTime.Stored(row.State.Reported.ReportedAt),
        Lead = row.State.Lead,
        Due = StoredTime.Stored(row.State.Due),
        HandledLate = row.State.Progress.CountedLate,
        Reworked = row.State.Progress.Reworked,
        Reports = row.State.Links.Reports,
        JoinedTo = row.State.Links.JoinedTo,
        ClosedAt = StoredTime.Stored(row.State.Progress.ClosedAt),
        Reason = row.State.Reason,
        Shop = row.State.Reported.Place.Shop,
        Subdistrict = row.State.Reported.Place.Subdistrict,
    };

    public static Obligation Line(this ObligationState held) =>
        held.ToObligation() with
        {
            Due = StoredTime.Stored(held.RunsUntil),
            Since = StoredTime.Stored(held.Since),
            Ended = StoredTime.Stored(held.Ended),
        };
}
