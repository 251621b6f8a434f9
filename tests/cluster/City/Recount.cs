using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Patrols;

namespace Grid.Tests.City;

/// <summary>Counts what each party owes, from the ledger alone.</summary>
internal sealed class Recount
{
    private readonly Dictionary<(EntityRef Party, Guid Case), ObligationState?> held = [];

    private Recount()
    {
    }

    public Dictionary<EntityRef, PartyFigures> Figures { get; } = [];

    public static Recount Of(IEnumerable<LedgerRecord> records)
    {
        var recount = new Recount();
        foreach (var record in records)
        {
            recount.Take(record);
        }

        return recount;
    }

    /// <summary>Each party says of itself what the record says of it.</summary>
    public async Task AgreesWith(IGrainFactory grains)
    {
        Assert.NotEmpty(Figures);
        foreach (var (party, figures) in Figures)
        {
            Assert.Equal((party, figures), (party, (await grains.GetParty(party).View()).Figures with { Overdue = 0 }));
            Assert.Equal(
                held.Where(one => one.Key.Party == party && one.Value is { Status: ObligationStatus.Open })
                    .Select(static one => one.Value!.ToObligation())
                    .OrderBy(static owed => owed.Case),
                (await grains.GetParty(party).Obligations(openOnly: true)).Items.OrderBy(static owed => owed.Case));
        }
    }

    private void Take(LedgerRecord record)
    {
        if (EventCodec.Read(record) is PatrolMissed missed)
        {
            foreach (var recipient in missed.Notified)
            {
                Figures[recipient] = (Figures.GetValueOrDefault(recipient) ?? new()) with
                {
                    MissedBeats = (Figures.GetValueOrDefault(recipient)?.MissedBeats ?? 0) + 1,
                };
            }
        }

        if (EventCodec.Read(record) is not CaseEvent happened)
        {
            return;
        }

        var id = Guid.Parse(EntityRef.Parse(record.Source).Key);
        foreach (var party in record.Parties.Where(static party =>
                party.Kind is not (EntityKind.Case or EntityKind.Coordination)))
        {
            var before = held.GetValueOrDefault((party, id));
            var after = ObligationRules.Apply(before, party, id, happened, record.Position);
            held[(party, id)] = after;
            Figures[party] = ObligationRules.Count(
                Figures.GetValueOrDefault(party) ?? new(), before, after, party, happened);
        }
    }
}
