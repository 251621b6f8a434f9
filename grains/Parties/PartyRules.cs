using Grid.Cases;
using Grid.Foundation;
using Grid.Households;
using Grid.Ledger;
using Grid.Patrols;
using Grid.Registers;
using Grid.Repeats;
using Grid.Rulebook;

namespace Grid.Parties;

/// <summary>
/// What a record of the ledger does to a party. Pure: state, record and the rules in force in. The state is changed
/// in place, since it may hold thousands of cases.
/// </summary>
internal static class PartyRules
{
    /// <exception cref="UnreadableRecordException">
    /// The record cannot be read. When it is the party's own entry, the state says so.
    /// </exception>
    public static PartyChange Apply(PartySnapshot state, EntityRef self, LedgerRecord record, Rules rules)
    {
        switch (Read(state, self, record))
        {
            case Registered own when own.Ref == self:
                return new(EntryChanged: Enter(state, own.Data, record.Version, record.Position));
            case Registered other:
                HouseholdRules.Apply(state, self, other);
                return default;
            case PlaceMarked marked when self.Remembers():
                (state.Memory ??= new()).Add(marked);
                return default;
            case PatrolMissed:
                state.Figures = state.Figures with { MissedBeats = state.Figures.MissedBeats + 1 };
                return default;
            case CaseEvent happened when !self.IsHot() && CaseRules.CaseOf(record.Source) is { } id:
                return new(Case: Hear(state, self, id, happened, record.Position, rules));
            default:
                return default;
        }
    }

    /// <summary>Enters other data of the party.</summary>
    /// <returns>False when the party knows this version of its entry already.</returns>
    public static bool Enter(PartySnapshot state, RegisterData data, int version, LedgerPosition at)
    {
        if (version <= state.Version)
        {
            return false;
        }

        state.Data = data;
        state.Version = version;
        state.At = at;
        state.Unread = state.Unread is { } unread && unread.Position > at.Position ? unread : null;
        return true;
    }

    /// <summary>Drops what a party no longer needs to remember.</summary>
    /// <param name="rememberEnded">How long a party remembers a case that ended.</param>
    public static void Forget(PartySnapshot state, DateTimeOffset now, TimeSpan rememberEnded, Rules rules)
    {
        var forgotten = now - rememberEnded;
        foreach (var ended in state.Held.Values.Where(held => held.Ended < forgotten).ToList())
        {
            state.Held.Remove(ended.Case);
        }

        if (state.Memory is { } memory)
        {
            RepeatRules.Forget(memory, now, rules);
        }
    }

    private static CaseChange Hear(
        PartySnapshot state, EntityRef self, Guid id, CaseEvent happened, LedgerPosition at, Rules rules)
    {
        var before = state.Held.GetValueOrDefault(id);
        var after = ObligationRules.Apply(before, self, id, happened, at);
        state.Figures = ObligationRules.Count(state.Figures, before, after, self, happened);
        if (after is not null)
        {
            state.Held[id] = after;
        }

        return new(id, before, after, Remember(state, self, id, happened, rules));
    }

    private static Follows Remember(
        PartySnapshot state,
        EntityRef self,
        Guid id,
        CaseEvent happened,
        Rules rules)
    {
        var begins = happened is CaseReported or CaseTaken;
        if (!self.Remembers() || (state.Memory is null && (rules.Repeats.IsEmpty || !begins)))
        {
            return default; // most parties and most places remember nothing
        }

        var memory = state.Memory ?? new();
        var follows = RepeatRules.Apply(memory, self, id, happened, rules);
        state.Memory = memory.Reports.Count > 0 ? memory : state.Memory;
        return follows;
    }

    private static GridEvent Read(PartySnapshot state, EntityRef self, LedgerRecord record)
    {
        try
        {
            return EventCodec.Read(record);
        }
        catch (UnreadableRecordException) when (record.Version > state.Version && record.Source == self.ToString())
        {
            var isLater = state.Unread is not { } known || known.Position < record.Position.Position;
            state.Unread = isLater ? record.Position : state.Unread;
            throw;
        }
    }
}
