namespace Grid.Rulebook;

/// <summary>Checks of the numbers of practice.</summary>
internal static class PracticeTable
{
    public static IEnumerable<Finding> Check(IReadOnlyList<PracticeRow> rows) =>
    [
        .. rows.Numbered().SelectMany(static entry => Row(entry.Row, entry.Value)),
        .. RowChecks.Overlaps(
            rows,
            static row => $"Option {row.Option}",
            static row => row.From,
            static row => row.Until),
    ];

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
            || (option.Unit is not (PracticeUnit.Day or PracticeUnit.Minute) && row.Value != Math.Floor(row.Value)))
        {
            yield return Finding.Error(
                number,
                "practice.value",
                $"{option.Name} is {row.Value}. Write a number from {option.Least} to {option.Most}; only days and "
                + "minutes have fractions.");
        }

        foreach (var finding in RowChecks.Common(number, null, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }
}
