namespace Grid.Chaos.Oracle;

/// <summary>
/// Every deadline that passed was noted: once, in the order of the rules, not before its time, and before anything else
/// happened to the case. Knows the clocks of the chaos county, and computes itself when each was due.
/// </summary>
internal static class Deadlines
{
    public const string Passed = "case.deadlinePassed";

    /// <summary>Of every clock; its second step comes as much later.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(1.8);

    /// <summary>How long a city at rest may take to note what was due.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>By the stage it runs in: what it is called, the rows of the escalations, and whom they tell.</summary>
    public static readonly IReadOnlyDictionary<
        string,
        (string Name, string[] Rules, string First, string Second)
    > Clocks = new Dictionary<string, (string, string[], string, string)>
    {
        ["filed"] = ("dispatch", ["CH-dispatch-1", "CH-dispatch-2"], "lead", "commandCentre"),
        ["handled"] = ("check", ["CH-check-1", "CH-check-2"], "gridMember", "areaChief"),
    };

    // A recipient that is notified later than this gets its own limit, counted from its notification.
    private static readonly TimeSpan NotifiedInTime = TimeSpan.FromMinutes(1), Rounding = TimeSpan.FromMilliseconds(2);

    // These events restart the clocks of a stage; all other events leave the clocks running.
    private static readonly HashSet<string> Begin =
    [
        "case.reported",
        "case.verified",
        "case.filed",
        "case.dispatched",
        "case.accepted",
        "case.returned",
        "case.handled",
        "case.checked",
        "case.closed",
        "case.fedBack",
        "case.reopened",
        "case.refused",
        "case.voided",
        "case.transferred",
        "case.joined",
        "case.followed",
    ];

    // While it waits for others its stage's own clock stands aside.
    private static readonly HashSet<string> Halt = ["case.referred", "case.paused"];

    /// <param name="book">The record.</param>
    /// <param name="read">When it was read, from a city at rest; null to ask nothing of what is still running.</param>
    public static IEnumerable<Finding> Check(Book book, DateTimeOffset? read) => book.Entries
        .Where(static entry => entry.IsOfACase)
        .GroupBy(static entry => entry.Source)
        .SelectMany(records => Wrong(records, read))
        .Select(static wrong => new Finding("deadline", wrong));

    private static IEnumerable<string> Wrong(IEnumerable<Entry> ofOneCase, DateTimeOffset? read)
    {
        string[] rules = [];
        var taken = 0;
        var due = default(DateTimeOffset);
        Entry? last = null;
        DateTimeOffset began = default, own = default; // its stage, and the one it had before it joined another case
        foreach (var (entry, stage, _) in Loop.Walk(ofOneCase))
        {
            var at = Json.Time(entry.Content, "at")!.Value;
            last = entry;
            if (entry.Type == Orders.Revised)
            {
                continue; // it moves no clock of these, and goes before what time alone says
            }

            if (entry.Type == Passed)
            {
                var (rule, said) = (Json.Text(entry.Content, "rule"), Json.Time(entry.Content, "due")!.Value);
                if (taken == rules.Length || rule != rules[taken])
                {
                    yield return $"{entry.Source} at {entry.Where}: {rule} passed, and "
                        + $"{(taken == rules.Length ? "nothing" : rules[taken])} was due";
                    continue;
                }

                if ((said - due).Duration() > Rounding || at < said)
                {
                    yield return $"{entry.Source} at {entry.Where}: {rule} was due at {due:O}, and passed at {at:O} "
                        + $"as due at {said:O}";
                }

                taken++;
                due = (at - said > NotifiedInTime ? at : said) + Limit;
                continue;
            }

            if (taken < rules.Length && due + Rounding <= at)
            {
                yield return $"{entry.Source} at {entry.Where}: {entry.Type} at {at:O}, and {rules[taken]} was due "
                    + $"at {due:O}";
            }

            if (entry.Type == "case.split")
            {
                (rules, taken, due) = (Clocks.TryGetValue(stage, out var kept) ? kept.Rules : [], 0, own + Limit);
                began = own;
            }
            else if (Begin.Contains(entry.Type))
            {
                own = entry.Type == "case.joined" && own == default ? began : own;
                began = at;
                (rules, taken, due) = (Clocks.TryGetValue(stage, out var clock) ? clock.Rules : [], 0, at + Limit);
            }
            else if (Halt.Contains(entry.Type))
            {
                rules = [];
            }
        }

        if (taken < rules.Length && due + Patience < read)
        {
            yield return $"{last!.Source} at {last.Where}: {rules[taken]} was due at {due:O}, and had not passed "
                + $"at {read:O}";
        }
    }
}
