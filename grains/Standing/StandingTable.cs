using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Standing;

/// <summary>Checks of the rows of standing obligations.</summary>
internal static class StandingTable
{
    private const double MostHours = 24 * 31;

    public static IEnumerable<Finding> Check(IReadOnlyList<StandingRow> rows, ClassList classes) =>
    [
        .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, classes)),
        .. RowChecks.Overlaps(rows, static row => row.Rule, static row => row.From, static row => row.Until),
    ];

    private static IEnumerable<Finding> Row(int number, StandingRow row, ClassList classes)
    {
        if (Kinds.Find(row.Party) is not { Owes: true })
        {
            yield return Finding.Error(number, "standing.kind", $"A {row.Party} owes nothing. Write a kind of party.");
        }

        if (row.Every == StandingPeriod.Declared
            ? row is not { Declared: not null, WithinHours: > 0 and <= MostHours, By: null }
            : row is not { Declared: null, WithinHours: null })
        {
            yield return Finding.Error(
                number,
                "standing.declared",
                $"declared and withinH (above 0, at most {MostHours}) stand with every=declared, and by with the "
                + "other periods.");
        }

        if (row.Months.Any(static month => month is < 1 or > 12))
        {
            yield return Finding.Error(number, "standing.months", "Months are numbers from 1 to 12.");
        }

        if (row.Checks.Count == 0)
        {
            yield return Finding.Error(number, "standing.checks", "It says no way in which the item is checked.");
        }

        foreach (var finding in RowChecks
            .Common(number, null, row.From, row.Until, row.Source)
            .Concat(row.Lapse is { } lapse
                ? RowChecks.Classes(number, ClassKind.Event, [lapse], classes)
                : []))
        {
            yield return finding;
        }
    }
}
