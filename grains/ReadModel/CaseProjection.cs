using System.Collections.Immutable;
using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>
/// A case and what each party owes because of it, by the same rules that move cases and parties themselves. Pure: the
/// events alone make it, so the tables need hold no more of it than queries ask for.
/// </summary>
internal sealed record CaseProjection(CaseRow Case, ImmutableArray<ObligationRow> Obligations)
{
    /// <summary>The case as its records made it, from the first on; null when there are no records.</summary>
    public static CaseProjection? Of(Guid id, IEnumerable<LedgerRecord> records) =>
        records.Aggregate((CaseProjection?)null, (account, record) => Apply(account, id, record));

    /// <summary>The case after one more record; the record also moves the figures of hot parties.</summary>
    public static CaseProjection Apply(
        CaseProjection? before,
        Guid id,
        LedgerRecord record,
        Action<EntityRef, ObligationState?, ObligationState?, GridEvent>? count = null)
    {
        if (record.Version != (before?.Case.Version ?? 0) + 1)
        {
            throw new InvalidDataException(
                $"{record.Source} stands at version {before?.Case.Version ?? 0} in the read model and at "
                + $"{record.Version} in the ledger at {record.Position}.");
        }

        var happened = EventCodec.Read(record);
        var state = CaseRules.Apply(before?.Case.State ?? new CaseState(), happened);
        var number = before?.Case.Number ?? CaseNumber.Of(state.Reported, record.Position);
        var obligations = (before?.Obligations ?? []).ToBuilder();
        foreach (var party in record.Parties)
        {
            if (Kinds.Find(party.Kind) is not { IsOwnRecord: true })
            {
                var at = IndexOf(obligations, party);
                var held = at < 0 ? null : obligations[at].Held;
                var holds = ObligationRules.Apply(held, party, id, happened, record.Position);
                count?.Invoke(party, held, holds, happened);
                if (holds is null || ReferenceEquals(held, holds))
                {
                    continue;
                }

                if (at < 0)
                {
                    obligations.Add(new(party, holds));
                }
                else
                {
                    obligations[at] = new(party, holds);
                }
            }
        }

        return new(new(id, number, record.Version, record.Position, state), obligations.DrainToImmutable());
    }

    private static int IndexOf(ImmutableArray<ObligationRow>.Builder obligations, EntityRef party)
    {
        for (var at = 0; at < obligations.Count; at++)
        {
            if (obligations[at].Party == party)
            {
                return at;
            }
        }

        return -1;
    }
}
