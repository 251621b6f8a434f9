using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Registers;

namespace Grid.Tests.ReadModel;

/// <summary>What the read model should hold, worked out the plain way: every record by itself, from the first on.</summary>
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
            Cases[id] = new(id, before?.Number ?? CaseNumber.Of(state.Kind, state.Class, state.ReportedAt, record.Position), record.Version, record.Position, state);
            foreach (var party in record.Parties.Where(static party => party.Kind is not (EntityKind.Case or EntityKind.Coordination)))
            {
                var held = Held.GetValueOrDefault((id, party));
                var after = ObligationRules.Apply(held, party, id, happened, record.Position);
                Figures[party] = ObligationRules.Count(Figures.GetValueOrDefault(party) ?? new(), held, after, party, happened);
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
        Kind = row.State.Kind,
        Class = row.State.Class,
        Point = row.State.Place.Point,
        Cell = row.State.Place.Cell,
        Segment = row.State.Place.Segment,
        Channel = row.State.Channel,
        ReportedAt = StoredTime.Stored(row.State.ReportedAt),
        Lead = row.State.Lead,
        Due = StoredTime.Stored(row.State.Due),
        HandledLate = row.State.HandledLate,
        Reworked = row.State.Reworked,
        Reports = 1 + row.State.JoinedReports.Count,
        JoinedTo = row.State.JoinedTo,
        ClosedAt = StoredTime.Stored(row.State.ClosedAt),
        Reason = row.State.Reason,
        Shop = row.State.Place.Shop,
        Subdistrict = row.State.Place.Subdistrict,
    };

    public static Obligation Line(this ObligationState held) => held.ToObligation() with { Due = StoredTime.Stored(held.Due), Since = StoredTime.Stored(held.Since), Ended = StoredTime.Stored(held.Ended) };
}
