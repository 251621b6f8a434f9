using System.Globalization;
using Grid.Cases;
using Grid.Simulation.Door;

namespace Grid.Simulation.Replay;

/// <summary>Counts the events of the replayed cases in the ledger.</summary>
internal sealed class LedgerCount
{
    private const string CaseSource = "case/";

    private static readonly (string Type, CaseVerb Verb)[] Events =
    [
        ("case.verified", CaseVerb.Verify),
        ("case.filed", CaseVerb.File),
        ("case.refused", CaseVerb.Refuse),
        ("case.dispatched", CaseVerb.Dispatch),
        ("case.accepted", CaseVerb.Accept),
        ("case.handled", CaseVerb.Handle),
        ("case.checked", CaseVerb.Check),
        ("case.closed", CaseVerb.Close),
        ("case.fedBack", CaseVerb.Feedback),
    ];

    private readonly Dictionary<(Guid Case, string Type), List<DateTimeOffset>> times = [];

    /// <summary>Events times the parties each one names.</summary>
    public long Deliveries { get; private set; }

    /// <returns>The case of the record, when it is one of the replayed cases.</returns>
    public Guid? Add(LedgerLineBody line, IReadOnlyDictionary<Guid, CaseLog> ours)
    {
        if (!line.Source.StartsWith(CaseSource, StringComparison.Ordinal)
            || !Guid.TryParse(line.Source.AsSpan(CaseSource.Length), out var id)
            || !ours.ContainsKey(id))
        {
            return null;
        }

        if (!times.TryGetValue((id, line.Type), out var recorded))
        {
            times.Add((id, line.Type), recorded = []);
        }

        recorded.Add(line.At);
        Deliveries += line.Parties.Count;
        return id;
    }

    /// <summary>
    /// Checks that the report, its joining and every acknowledged step stand in the ledger once each, and the steps at
    /// the city time at which they were sent.
    /// </summary>
    public void Compare(CaseLog log, Differences found)
    {
        Expect("case.reported", 1);
        if (log.JoinedTo is not null)
        {
            Expect("case.joined", 1);
        }

        foreach (var (type, verb) in Events)
        {
            var sent = log.Done.Where(step => step.Verb == verb).Select(static step => step.At).ToList();
            Expect(type, sent.Count);
            if (!log.Shared && Of(log.Id, type) is var recorded && recorded.Count == sent.Count)
            {
                found.Expect(
                    recorded.SequenceEqual(sent),
                    () => $"case {log.Id}: {type} was sent at {Say(sent)} and stands in the ledger at {Say(recorded)}");
            }
        }

        void Expect(string type, int acknowledged)
        {
            var stored = Of(log.Id, type).Count;
            // Where other clients worked on the case too, the ledger may hold more than the log.
            var agrees = log.Shared ? stored >= acknowledged : stored == acknowledged;
            found.Expect(
                agrees,
                () =>
                    $"case {log.Id}: {type} was acknowledged {acknowledged} times and stands in the ledger {stored} "
                    + "times");
        }
    }

    private List<DateTimeOffset> Of(Guid id, string type) =>
        times.TryGetValue((id, type), out var recorded) ? recorded : [];

    private static string Say(IEnumerable<DateTimeOffset> times) =>
        string.Join(", ", times.Select(static at => at.ToString("O", CultureInfo.InvariantCulture)));
}
