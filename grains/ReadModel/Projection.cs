using System.Reflection;
using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Registers;

namespace Grid.ReadModel;

/// <summary>
/// What records make of the read model, worked out in memory by the same rules that move cases and parties themselves.
/// Pure: the rows before and the records in; the rows after out.
/// </summary>
internal sealed class Projection(IEnumerable<CaseRow> cases, IEnumerable<ObligationRow> obligations)
{
    private static readonly string Registration = typeof(Registered).GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias;

    private readonly Dictionary<Guid, CaseRow> cases = cases.ToDictionary(static row => row.Id);
    private readonly Dictionary<(Guid, PartyRef), ObligationRow> obligations = obligations.ToDictionary(static row => (row.Held.Case, row.Party));
    private readonly HashSet<Guid> touchedCases = [];
    private readonly HashSet<(Guid, PartyRef)> touchedObligations = [];
    private readonly Dictionary<(PartyRef Party, int Partition), PartyFigures> figures = []; // how far they moved
    private readonly Dictionary<PartyRef, RegisterRow> registers = [];
    private readonly Dictionary<(PartyRef, PartyRef), NamingRow> namings = [];

    public Changes Changes => new(
        [.. touchedCases.Select(id => cases[id])],
        [.. touchedObligations.Select(key => obligations[key])],
        [.. figures.Select(static moved => new FiguresRow(moved.Key.Party, moved.Key.Partition, moved.Value))],
        [.. registers.Values],
        [.. namings.Values]);

    /// <summary>The cases whose rows must be there before these records are taken: those that did not begin among them.</summary>
    public static IReadOnlyList<Guid> Begun(IEnumerable<LedgerRecord> records)
    {
        var met = new HashSet<Guid>();
        var begun = new List<Guid>();
        foreach (var record in records)
        {
            if (CaseRules.CaseOf(record.Source) is { } id && met.Add(id) && record.Version > 1)
            {
                begun.Add(id);
            }
        }

        return begun;
    }

    public void Take(LedgerRecord record)
    {
        if (CaseRules.CaseOf(record.Source) is { } id)
        {
            Take(id, record);
        }
        else if (record.Type == Registration)
        {
            Take((Registered)EventCodec.Read(record), record);
        }

        // Whatever else the city notes down (the files it was loaded from) is in no list.
    }

    private void Take(Guid id, LedgerRecord record)
    {
        var happened = EventCodec.Read(record);
        var before = cases.GetValueOrDefault(id);
        if (record.Version != (before?.Version ?? 0) + 1)
        {
            throw new InvalidDataException($"{record.Source} stands at version {before?.Version ?? 0} in the read model and at {record.Version} in the ledger at {record.Position}.");
        }

        var state = CaseRules.Apply(before?.State ?? new CaseState(), happened);
        var number = before?.Number ?? CaseNumber.Of(state.Kind, state.Class, state.ReportedAt, record.Position);
        cases[id] = new(id, number, record.Version, record.Position, state);
        touchedCases.Add(id);

        foreach (var party in record.Parties)
        {
            if (party.Kind != PartyKind.Case)
            {
                var held = obligations.GetValueOrDefault((id, party))?.Held;
                var holds = ObligationRules.Apply(held, party, id, happened, record.Position);
                if (party.IsHot())
                {
                    var books = (party, record.Position.Partition);
                    figures[books] = ObligationRules.Count(figures.GetValueOrDefault(books) ?? new(), held, holds, party, happened);
                }

                if (holds is not null && !ReferenceEquals(held, holds))
                {
                    obligations[(id, party)] = new(party, holds);
                    touchedObligations.Add((id, party));
                }
            }
        }
    }

    private void Take(Registered entered, LedgerRecord record)
    {
        registers[entered.Ref] = new(entered.Ref, record.Version, record.Position, entered.Data);
        foreach (var party in record.Parties)
        {
            if (party != entered.Ref)
            {
                namings[(party, entered.Ref)] = new(party, entered.Ref, record.Position);
            }
        }
    }
}
