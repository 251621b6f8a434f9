using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Registers;

namespace Grid.ReadModel;

/// <summary>What the read model should hold, worked out the plain way: every record by itself, from the first on.</summary>
internal sealed class PlainReadModel
{
    public Dictionary<Guid, CaseRow> Cases { get; } = [];

    public Dictionary<(Guid, PartyRef), Held> Held { get; } = [];

    public Dictionary<PartyRef, PartyFigures> Figures { get; } = [];

    public Dictionary<PartyRef, RegisterRow> Entries { get; } = [];

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
            foreach (var party in record.Parties.Where(static party => party.Kind != PartyKind.Case))
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
