using Grid.Rulebook;

namespace Grid.Trading;

/// <summary>The rows about trade on public ground, in their order. Immutable.</summary>
internal sealed class TradingList(IReadOnlyList<TradingRow> rows)
{
    public static TradingList Empty { get; } = new([]);

    /// <summary>The kinds of zones of the county's own at or near which a row holds.</summary>
    public IReadOnlyList<string> Near { get; } =
        [.. rows.Select(static row => row.Near).OfType<string>().Distinct()];

    /// <summary>The words of drawn zones for which a row gives way.</summary>
    public IReadOnlyList<string> Drawn { get; } =
        [.. rows.Select(static row => row.UnlessDrawn).OfType<string>().Distinct()];

    /// <summary>The first row that fits; null where none speaks of the class on that ground.</summary>
    public TradingRow? Find(string code, string? goods, DateOnly day, TradingGround ground)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (Period.Covers(row.From, row.Until, day)
                && ClassPatterns.FitAny(row.Classes, code)
                && (row.Goods.Count == 0 || (goods is not null && row.Goods.Contains(goods)))
                && ground.Fits(row))
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>
    /// The row by which no permit is given in a zone on a day: every row of that zone lets nobody trade there. Null
    /// where permits are given, and outside the zones.
    /// </summary>
    public TradingRow? Bans(string? zone, DateOnly day)
    {
        TradingRow? ban = null;
        foreach (var row in rows)
        {
            if (zone is null || row.Zone != zone || row.Near is not null || !Period.Covers(row.From, row.Until, day))
            {
                continue;
            }

            if (row.Term != TradingTerm.Never)
            {
                return null;
            }

            ban ??= row;
        }

        return ban;
    }
}
