using Grid.Rulebook;

namespace Grid.Trading;

/// <summary>Checks of the rows about trade on public ground.</summary>
internal static class TradingTable
{
    public static IEnumerable<Finding> Check(
        IReadOnlyList<TradingRow> rows, ClassList classes, Vocabulary words) =>
    [
        .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, classes, words)),
        .. RowChecks.Overlaps(
            rows, static row => row.Rule, static row => row.From, static row => row.Until),
        .. RowChecks.Unreachable(rows, Answers),
    ];

    private static IEnumerable<Finding> Row(int number, TradingRow row, ClassList classes, Vocabulary words)
    {
        if (row.Near is null != row.Metres is null || row.Metres is <= 0 or > TradingBook.FurthestMetres)
        {
            yield return Finding.Error(
                number,
                "trading.near",
                $"near and metres stand together, with metres above 0 and at most {TradingBook.FurthestMetres}.");
        }

        if (row.Near is { } kind && !words.HasZone(kind))
        {
            yield return Finding.Warning(
                number,
                "trading.nearUnknown",
                $"The table vocabulary has no kind of zone '{kind}', so no place lies near one.");
        }

        if (string.IsNullOrWhiteSpace(row.Why) || string.IsNullOrWhiteSpace(row.Clause))
        {
            yield return Finding.Error(
                number, "trading.clause", "It says no reason or no clause. An answer names both.");
        }

        foreach (var finding in RowChecks
            .Common(number, null, row.From, row.Until, row.Source)
            .Concat(RowChecks.Classes(number, ClassKind.Event, row.Classes, classes)))
        {
            yield return finding;
        }
    }

    private static bool Answers(TradingRow row, TradingRow narrower) =>
        (row.Zone is null || row.Zone == narrower.Zone)
        && (row.Near is null || (row.Near == narrower.Near && row.Metres >= narrower.Metres))
        && (row.UnlessDrawn is null || row.UnlessDrawn == narrower.UnlessDrawn)
        && (row.Goods.Count == 0 || (narrower.Goods.Count > 0 && narrower.Goods.All(row.Goods.Contains)))
        && ClassPatterns.Within(narrower.Classes, row.Classes)
        && Period.Contains(row.From, row.Until, narrower.From, narrower.Until);
}
