using Grid.Areas;
using Grid.Places;
using Grid.Trading;

namespace Grid.Benchmarks.Inside;

/// <summary>The trade of a county of 200 zones and 2,000 permits.</summary>
internal sealed class Trade
{
    private static readonly DateTime Evening = new(2019, 6, 3, 19, 0, 0);
    private static readonly DateOnly Day = new(2019, 6, 3);
    private static readonly GeoPoint Point = new(120.9455, 30.5205);
    private static readonly string[] Words = ["禁止区", "严控区", "疏导区"];

    private readonly TradingBook book = TradingBook.Empty.With(
        [.. Enumerable.Range(0, 200).Select(static i => ($"Z{i:000}", Zone(i), new DateOnly(2018, 1, 1)))],
        [.. Enumerable.Range(0, 2000).Select(static i => ($"PM{i:0000}", Permit(i)))]);

    private readonly TradingList rows = new([.. Words.Select(static zone => new TradingRow(
        zone, zone, ["04-*"], [], null, null, null, TradingTerm.Permit, zone, null, "附件3", new(2018, 1, 1), null,
        "made", "L"))]);

    /// <summary>Whether it is lawful to sell fruit on a pitch in the evening.</summary>
    public object Lawful()
    {
        var ground = book.GroundAt(Point, "330424001", null, Words, rows, Day);
        var row = rows.Find("04-06", "水果", Day, ground)!;
        return TradingRules.Decide(row, book.At(Point, null, null), "水果", null, Evening);
    }

    private static AreaData Zone(int i)
    {
        var (west, south) = (120.90 + (0.005 * (i % 20)), 30.50 + (0.005 * (i / 20)));
        var (east, north) = (west + 0.004, south + 0.004);
        return new()
        {
            Area = AreaKind.TradingZone,
            Name = $"{i}{Words[i % 3]}",
            Parent = "330424001",
            Geometry = FormattableString.Invariant(
                $"{{\"type\":\"Polygon\",\"coordinates\":[[[{west},{south}],[{east},{south}],")
                + FormattableString.Invariant($"[{east},{north}],[{west},{north}],[{west},{south}]]]}}"),
        };
    }

    private static PermitData Permit(int i) => new()
    {
        Form = PermitForm.Pitch,
        Name = $"{i}",
        At = new(120.9455 + (0.0005 * (i % 50)), 30.5205 + (0.0005 * (i / 50))),
        ReachMetres = 5,
        Goods = ["水果"],
        Periods = [new(new(18, 0), new(22, 0))],
        Holder = $"P-{i}",
    };
}
