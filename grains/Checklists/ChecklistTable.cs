using Grid.Rulebook;

namespace Grid.Checklists;

/// <summary>Checks of the standards by road grade and zone.</summary>
internal static class ChecklistTable
{
    private const double Largest = 1_000_000;

    public static IEnumerable<Finding> Check(IReadOnlyList<ChecklistRow> rows, Rules known, KnownWords words) =>
        [
            .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, known, words)),
            .. RowChecks.Unreachable(
                rows, static (row, narrower) => row.Item == narrower.Item && IsWider(row, narrower)),
            .. Families(rows),
        ];

    private static IEnumerable<Finding> Row(int number, ChecklistRow row, Rules known, KnownWords words)
    {
        if (!ClassCodes.IsClass(row.Class))
        {
            yield return Finding.Error(
                number, "row.class", $"'{row.Class}' is no class code: {ClassCodes.Expected} are expected.");
        }
        else if (!known.Classes.IsEmpty && known.Class(row.Kind, row.Class, row.From) is null)
        {
            yield return Finding.Warning(
                number,
                "class.unknown",
                $"{row.Kind} {row.Class} is not in the table of classes on {row.From:yyyy-MM-dd}: a finding could "
                + "not be reported.");
        }
        else if (known.Handling(row.Kind, row.Class, row.Condition, row.From) is null)
        {
            yield return Finding.Warning(
                number,
                "class.condition",
                $"{row.Kind} {row.Class} has no condition {row.Condition} on {row.From:yyyy-MM-dd}: a finding could "
                + "not be reported.");
        }

        if (!row.CanBe(row.Number) || row.Number > Largest)
        {
            yield return Finding.Error(
                number,
                "checklist.number",
                $"The number is {row.Number}. Write one from {row.Least ?? 0} to {row.Most ?? Largest}.");
        }

        if (!Enum.IsDefined(row.Family) || !Enum.IsDefined(row.Bound))
        {
            yield return Finding.Error(number, "checklist.word", "There is no such family or bound.");
        }

        var used = row.RoadGrades.Select(static word => ("roadGrade", word))
            .Concat(row.Zones.Select(static word => ("tradingZone", word)));
        foreach (var (aspect, word) in used)
        {
            if (words.Knows(aspect, word) == false)
            {
                yield return Finding.Warning(
                    number,
                    "checklist.wordUnknown",
                    $"Nothing registered has {aspect} '{word}', so the row holds nowhere by that word.");
            }
        }

        foreach (var finding in RowChecks.Common(number, row.Kind, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }

    /// <summary>Finds items that belong to more than one family: an item has one family for all grades.</summary>
    private static IEnumerable<Finding> Families(IReadOnlyList<ChecklistRow> rows) =>
        from same in rows.Numbered().GroupBy(static entry => entry.Value.Item)
        let first = same.First()
        from other in same.Where(entry => entry.Value.Family != first.Value.Family)
        select Finding.Error(
            other.Row,
            "checklist.family",
            $"{same.Key} is of the family {first.Value.Family} in row {first.Row}.",
            first.Row);

    private static bool IsWider(ChecklistRow wide, ChecklistRow row) =>
        Covers(wide.RoadGrades, row.RoadGrades)
        && Covers(wide.Zones, row.Zones)
        && Period.Contains(wide.From, wide.Until, row.From, row.Until);

    private static bool Covers(IReadOnlyList<string> wide, IReadOnlyList<string> words) =>
        wide.Count == 0 || (words.Count > 0 && words.All(wide.Contains));
}
