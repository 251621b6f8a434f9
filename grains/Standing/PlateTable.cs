using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Standing;

/// <summary>Checks of the rows of plates.</summary>
internal static class PlateTable
{
    private const int Year = 12;

    public static IEnumerable<Finding> Check(IReadOnlyList<PlateRow> rows, ClassList classes) =>
    [
        .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, classes)),
        .. RowChecks.Overlaps(rows, static row => row.Rule, static row => row.From, static row => row.Until),
    ];

    private static IEnumerable<Finding> Row(int number, PlateRow row, ClassList classes)
    {
        if (Kinds.Find(row.Party) is not { Owes: true })
        {
            yield return Finding.Error(number, "standing.kind", $"A {row.Party} owes nothing. Write a kind of party.");
        }

        if (row.Least is not (>= 0 and <= PlateRules.Full))
        {
            yield return Finding.Error(number, "plate.least", $"A score lies between 0 and {PlateRules.Full}.");
        }

        if (row.Months is null != row.Becomes is null || row.Months is < 1 or > Year)
        {
            yield return Finding.Error(
                number, "plate.months", $"months (1 to {Year}) and becomes stand together: after how long, and what.");
        }

        foreach (var finding in RowChecks
            .Common(number, null, row.From, row.Until, row.Source)
            .Concat(row.Becomes is { } becomes ? RowChecks.Classes(number, ClassKind.Event, [becomes], classes) : []))
        {
            yield return finding;
        }
    }
}
