namespace Grid.Rulebook;

/// <summary>Checks of the numbers of practice.</summary>
internal static class PracticeTable
{
    /// <param name="similar">The rows of when reports are of one matter; none reaches beyond the cells asked.</param>
    public static IEnumerable<Finding> Check(IReadOnlyList<PracticeRow> rows, SimilarList similar) =>
    [
        .. rows.Numbered().SelectMany(static entry => Row(entry.Row, entry.Value)),
        .. rows.Numbered().SelectMany(entry => Nearby(entry.Row, entry.Value, similar.FurthestMetres)),
        .. RowChecks.Overlaps(
            rows,
            static row => $"Option {row.Option}",
            static row => row.From,
            static row => row.Until),
    ];

    private static IEnumerable<Finding> Nearby(int number, PracticeRow row, double furthest)
    {
        if (row.Option == PracticeOption.NearbyMetres.Name && row.Value < furthest)
        {
            yield return Finding.Error(
                number,
                "practice.nearby",
                $"{row.Option} is {row.Value}, and a row of similar reaches {furthest} m. Write at least that, or "
                + "shorten that row first.");
        }
    }

    private static IEnumerable<Finding> Row(int number, PracticeRow row)
    {
        if (PracticeOption.Find(row.Option) is not { } option)
        {
            yield return Finding.Error(
                number,
                "practice.option",
                $"'{row.Option}' is no option. Options are "
                + $"{string.Join(", ", PracticeOption.All.Select(static known => known.Name))}.");
        }
        else if (!(row.Value >= option.Least && row.Value <= option.Most)
            || (option.Unit is PracticeUnit.Count or PracticeUnit.Year && row.Value != Math.Floor(row.Value)))
        {
            yield return Finding.Error(
                number,
                "practice.value",
                $"{option.Name} is {row.Value}. Write a number from {option.Least} to {option.Most}; counts and "
                + "years have no fractions.");
        }

        foreach (var finding in RowChecks.Common(number, null, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }
}
