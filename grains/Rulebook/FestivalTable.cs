namespace Grid.Rulebook;

/// <summary>Checks of the holidays that the law names.</summary>
internal static class FestivalTable
{
    private const int Longest = 30;

    public static IEnumerable<Finding> Check(IReadOnlyList<FestivalRow> rows) =>
    [
        .. rows.Numbered().SelectMany(static entry => Row(entry.Row, entry.Value)),
        .. RowChecks.Overlaps(
            rows,
            static row => $"{row.Name} {row.On}",
            static row => row.From,
            static row => row.Until),
    ];

    private static IEnumerable<Finding> Row(int number, FestivalRow row)
    {
        if (row.Days is < 1 or > Longest)
        {
            yield return Finding.Error(
                number, "festival.days", $"{row.Name} lasts {row.Days} days. Write a number from 1 to {Longest}.");
        }

        foreach (var finding in RowChecks.Common(number, null, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }
}
