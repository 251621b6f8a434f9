namespace Grid.Rulebook;

/// <summary>Checks of the tiers of discretion (裁量基准).</summary>
internal static class TierTable
{
    public static IEnumerable<Finding> Check(IReadOnlyList<TierRow> rows, ArticleList articles) =>
    [
        .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, articles)),
        .. RowChecks.Overlaps(
            rows,
            static row => $"Tier {row.Rule}",
            static row => row.From,
            static row => row.Until),
    ];

    private static IEnumerable<Finding> Row(int number, TierRow row, ArticleList articles)
    {
        if (row.Least > row.Most)
        {
            yield return Finding.Error(
                number, "article.range", $"least {row.Least} is above most {row.Most}. Write the smaller one first.");
        }

        if (articles.Known.Contains(row.Behaviour)
            && !articles.Ranges(row.Behaviour).Any(range => row.Least >= range.Least && row.Most <= range.Most))
        {
            yield return Finding.Error(
                number,
                "discretion.range",
                $"{row.Least} to {row.Most} lies in the range of no article of {row.Behaviour}. Stay within one.");
        }
        else if (articles.Known.Count > 0 && !articles.Known.Contains(row.Behaviour))
        {
            yield return Finding.Warning(
                number, "discretion.behaviour", $"{row.Behaviour} is not in the table of articles.");
        }

        foreach (var finding in RowChecks.Common(number, null, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }
}
