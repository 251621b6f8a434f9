using System.Globalization;
using System.Text.Json;
using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Simulation.Door;
using Grid.Simulation.Replay;

namespace Grid.Simulation.Escalations;

/// <summary>
/// Checks, case by case and clock by clock, that every due party was notified once, in the order of the table and at
/// the right time, and that the party can read the notice.
/// </summary>
internal sealed class EscalationCheck(RuleTables tables, DateTimeOffset until)
{
    private const string Type = "case.deadlinePassed", VisitsSet = "case.revisitsSet";

    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1);

    private readonly Dictionary<Guid, List<(LedgerPosition Position, EscalationNotice Notice)>> recorded = [];
    private readonly Dictionary<EntityRef, int> messages = [];
    // When the first visit owed to each closed case is due; the simulation makes no visits.
    private readonly Dictionary<Guid, DateTimeOffset> visits = [];

    public int Cases => recorded.Count;

    /// <summary>How often each row of the escalations notified a party, in the table's order.</summary>
    public IReadOnlyList<(EscalationBody Escalation, int Times)> TimesNotified()
    {
        var times = recorded
            .Values.SelectMany(static notices => notices)
            .CountBy(static one => one.Notice.Rule)
            .ToDictionary();
        return [.. tables.Escalations.Select(escalation => (escalation, times.GetValueOrDefault(escalation.Rule)))];
    }

    public IReadOnlyList<(string Name, string Value)> Rows() =>
        [
            .. TimesNotified()
                .Select(static one =>
                    (
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{one.Escalation.Rule} {Word(one.Escalation.Step)} → {one.Escalation.To}"),
                        one.Times.ToString("N0", CultureInfo.InvariantCulture))),
        ];

    /// <summary>The step as the door spells it.</summary>
    private static string Word(DeadlineStep step) => JsonNamingPolicy.CamelCase.ConvertName(step.ToString());

    public void Add(Guid id, LedgerLineBody line)
    {
        if (line.Payload is not { } payload || line.Type is not (Type or VisitsSet))
        {
            return;
        }

        if (line.Type == VisitsSet)
        {
            var due = payload
                .GetProperty("revisits")
                .EnumerateArray()
                .Select(static owed => owed.GetProperty("due")[0].GetDateTimeOffset())
                .ToList();
            if (due.Count > 0)
            {
                visits[id] = due.Min();
            }

            return;
        }

        var notice = new EscalationNotice(
            Enum.Parse<ClockKind>(payload.GetProperty("clock").GetString()!, ignoreCase: true),
            payload.GetProperty("rule").GetString()!,
            payload.GetProperty("due").GetDateTimeOffset(),
            line.At);
        if (!recorded.TryGetValue(id, out var notices))
        {
            recorded.Add(id, notices = []);
        }

        notices.Add((LedgerPosition.TryParse(line.Position, out var at) ? at : default, notice));
        if (payload.TryGetProperty("party", out var party)
            && party.ValueKind == JsonValueKind.String
            && EntityRef.TryParse(party.GetString(), out var one))
        {
            messages[one] = messages.GetValueOrDefault(one) + 1;
        }
    }

    public void Compare(IEnumerable<CaseLog> logs, Differences found)
    {
        var expected = new Expected(tables);
        foreach (var log in logs)
        {
            var heard = recorded.GetValueOrDefault(log.Id, [])
                .OrderBy(static one => one.Position.Position)
                .Select(static one => one.Notice)
                .ToList();
            found.Expect(
                heard.Zip(heard.Skip(1)).All(static pair => pair.First.At <= pair.Second.At),
                () => $"case {log.Id}: what passed is not recorded in the order of time");
            if (log.JoinedTo is not null)
            {
                found.Expect(
                    heard.Count == heard.Distinct().Count(),
                    () => $"case {log.Id}: joined, and told twice of one thing");
            }
            else if (!log.Shared && !log.Moved)
            {
                Compare(
                    log,
                    expected.Of(log, until, visits.TryGetValue(log.Id, out var due) ? due : null),
                    heard,
                    found);
            }
        }
    }

    /// <summary>Checks that every party finds its notices in its own list.</summary>
    public async Task Messages(CityDoor door, DateTimeOffset now, Differences found, CancellationToken cancel) =>
        await Parallel.ForEachAsync(
        messages,
        new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancel },
        async (expected, token) =>
        {
            var (party, count) = (expected.Key, 0);
            await foreach (var notice in door.List(
                    $"/v1/{party.KindName}s/{Uri.EscapeDataString(party.Key)}/notices?limit=500",
                    now,
                    DoorJson.Default.PageBodyNoticeBody,
                    token))
            {
                // Other notices come by command, or because a place was marked.
                count += recorded.ContainsKey(notice.Case) && notice.Step <= DeadlineStep.Escalate ? 1 : 0;
            }

            found.Expect(
                count == expected.Value, () => $"{party}: was told {expected.Value} times and finds {count} messages");
        });

    private static void Compare(
        CaseLog log,
        IReadOnlyList<EscalationNotice> expected,
        IReadOnlyList<EscalationNotice> heard,
        Differences found)
    {
        foreach (var clock in expected.Concat(heard).Select(static one => one.Clock).Distinct())
        {
            var (due, was) = (
                expected.Where(one => one.Clock == clock).ToList(), heard.Where(one => one.Clock == clock).ToList());
            found.Expect(
                due.Count == was.Count && due.Zip(was).All(static pair => Same(pair.First, pair.Second)),
                () => $"case {log.Id}: {clock} should have told {Say(due)}; it told {Say(was)}");
        }
    }

    private static bool Same(EscalationNotice one, EscalationNotice other) =>
        one.Rule == other.Rule
        && (one.Due - other.Due).Duration() < Rounding
        && (one.At - other.At).Duration() < Rounding;

    private static string Say(IEnumerable<EscalationNotice> notices) =>
        string.Join(
            ", ",
            notices.Select(static one =>
                string.Create(CultureInfo.InvariantCulture, $"{one.Rule} {one.At:MM-dd HH:mm:ss}")))
            is { Length: > 0 } said
            ? said
            : "nobody";
}
