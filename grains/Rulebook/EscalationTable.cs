using Grid.Cases;

namespace Grid.Rulebook;

/// <summary>Checks of the escalations: the steps of every clock go upwards.</summary>
internal static class EscalationTable
{
    public static IEnumerable<Finding> Check(
        IReadOnlyList<EscalationRow> rows, ClassList classes, Vocabulary words) =>
    [
        .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, classes, words)),
        .. RowChecks.Overlaps(
            rows,
            static row => $"Escalation {row.Rule}",
            static row => row.From,
            static row => row.Until),
        .. rows.Numbered().GroupBy(static entry => entry.Value.Clock).SelectMany(static same => Upwards([.. same])),
    ];

    private static IEnumerable<Finding> Row(int number, EscalationRow row, ClassList classes, Vocabulary words)
    {
        if (string.IsNullOrWhiteSpace(row.Rule))
        {
            yield return Finding.Error(number, "escalation.rule", "It has no name. Cases keep it: write a rule.");
        }

        if (!Enum.IsDefined(row.Clock))
        {
            yield return Finding.Error(number, "limit.clock", "There is no such clock.");
        }

        if (row.Step is < DeadlineStep.Remind or > DeadlineStep.Escalate)
        {
            yield return Finding.Error(number, "escalation.step", "The step is remind, yellow, red or escalate.");
        }

        if (row.To is { } post && words.Lacks(post) is { } lacking)
        {
            yield return Finding.Error(number, "escalation.to", lacking);
        }

        switch (row)
        {
            case { Clock: ClockKind.Revisit, Percent: < 100 }:
                yield return Finding.Error(
                    number,
                    "escalation.when",
                    "A visit has a day and no limit that ran up to it. Write 100, or a time after the row before "
                    + "with its unit.");
                break;
            case { Percent: { } percent, After: null, Unit: null } when percent is > 0 and <= 100:
                break;
            case { Percent: null, After: { } after, Unit: var unit }
                when (unit is null || Enum.IsDefined(unit.Value))
                    && after > 0
                    && after <= StandardTable.Longest(unit ?? LimitUnit.WorkDay):
                break;
            default:
                yield return Finding.Error(
                    number,
                    "escalation.when",
                    "It says when by a percentage of the limit above 0 and not above 100, or by a time after the "
                    + "row before with its unit; by one of them.");
                break;
        }

        if (row.Of?.Any(static unit => !Enum.IsDefined(unit)) == true)
        {
            yield return Finding.Error(
                number, "row.unit", "The units in \"of\" are urgentHour, workHour, workDay or urgentDay.");
        }

        foreach (var finding in row.Classes is { Count: > 0 } named
            ? RowChecks.Classes(number, row.Kind, named, classes)
            : [])
        {
            yield return finding;
        }

        foreach (var finding in RowChecks.Common(number, null, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Upwards((int Row, EscalationRow Value)[] escalations)
    {
        for (var i = 1; i < escalations.Length; i++)
        {
            var higher = escalations[i];
            var lower = escalations.Take(i).LastOrDefault(before => Meet(before.Value, higher.Value));
            if (lower.Value is not null && higher.Value.Percent is { } percent && !(lower.Value.Percent <= percent))
            {
                yield return Finding.Error(
                    higher.Row,
                    "escalation.order",
                    $"It comes before row {lower.Row}, which stands above it. Put the rows of a clock in the order "
                    + "of their time.",
                    lower.Row);
            }
        }
    }

    /// <summary>Whether two rows of a clock may be steps of one case.</summary>
    private static bool Meet(EscalationRow one, EscalationRow other) =>
        Period.Meets(one.From, one.Until, other.From, other.Until)
        && (one.Kind is null || other.Kind is null || one.Kind == other.Kind)
        && (one.Of is not { Count: > 0 } units || other.Of is not { Count: > 0 } of || units.Any(of.Contains))
        && (one.Classes is not { Count: > 0 } classes
            || other.Classes is not { Count: > 0 } patterns
            || classes.Any(pattern => patterns.Any(wanted =>
                ClassPatterns.Includes(pattern, wanted) || ClassPatterns.Includes(wanted, pattern))));
}
