using Grid.Ladders;
using Grid.Parties;

namespace Grid.Rulebook;

/// <summary>Checks of the rungs of the ladder.</summary>
internal static class LadderTable
{
    private const int MostSteps = 100;
    private const double LongestDays = 3660;

    public static IEnumerable<Finding> Check(IReadOnlyList<LadderRow> rows, ClassList classes, Vocabulary words) =>
    [
        .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, classes, words)),
        .. RowChecks.Overlaps(rows, static row => $"Rung {row.Rule}", static row => row.From, static row => row.Until),
        .. RowChecks.Unreachable(rows, Answers),
    ];

    private static IEnumerable<Finding> Row(int number, LadderRow row, ClassList classes, Vocabulary words)
    {
        if (string.IsNullOrWhiteSpace(row.Rule))
        {
            yield return Finding.Error(number, "ladder.rule", "It has no name. Steps keep it: write a rule.");
        }

        if (!Enum.IsDefined(row.Rung))
        {
            yield return Finding.Error(number, "ladder.rung", "The rung is persuade, remind, order or file.");
        }

        if (row.Parties.FirstOrDefault(static kind => !Kinds.Knows(kind)) is not EntityKind.None and var unknown)
        {
            yield return Finding.Error(number, "ladder.party", $"{(int)unknown} is no kind of duty holder.");
        }

        if (row.After is < 0 or > MostSteps || row.After == 0 != (row.Rung == Rung.Persuade))
        {
            yield return Finding.Error(
                number,
                "ladder.after",
                $"after is {row.After}. Write 0 for the first rung, and 1 to {MostSteps} steps of the rung before for "
                + "the others.");
        }

        if (row.Days is not (> 0 and <= LongestDays))
        {
            yield return Finding.Error(
                number,
                "ladder.days",
                $"days is {row.Days}. Write a number above 0 and not above {LongestDays}.");
        }

        if (row.Unit is null != row.Limit is null
            || (row.Limit is null && row.Rung == Rung.Order)
            || (row is { Limit: { } limit, Unit: { } unit } && !(limit > 0 && limit <= StandardTable.Longest(unit))))
        {
            yield return Finding.Error(
                number,
                "ladder.limit",
                "A time to correct is a limit above 0 with its unit. An order has one; leave both out where the rung "
                + "sets no time.");
        }

        foreach (var post in row.Posts)
        {
            if (words.Lacks(post) is { } lacking)
            {
                yield return Finding.Error(number, "row.post", lacking);
            }
        }

        if (string.IsNullOrWhiteSpace(row.Clause))
        {
            yield return Finding.Error(
                number, "ladder.clause", "It names no clause. What it refuses is refused by its clause: write it.");
        }

        foreach (var finding in RowChecks
                .Common(number, row.Kind, row.From, row.Until, row.Source)
                .Concat(RowChecks.Classes(number, row.Kind, row.Classes, classes)))
        {
            yield return finding;
        }
    }

    private static bool Answers(LadderRow row, LadderRow narrower) =>
        row.Rung == narrower.Rung
        && (row.Parties.Count == 0 || (narrower.Parties.Count > 0 && narrower.Parties.All(row.Parties.Contains)))
        && (row.Kind is null || row.Kind == narrower.Kind)
        && ClassPatterns.Within(narrower.Classes, row.Classes)
        && Period.Contains(row.From, row.Until, narrower.From, narrower.Until);
}
