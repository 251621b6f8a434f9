using Grid.Cells;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Tests.Cells;

public sealed class SimilarRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly SimilarRow Usual = SimilarList.Usual;

    [Theory]
    [InlineData("04-05", 40, 23, true)]
    [InlineData("04-05", 60, 1, false)]
    [InlineData("04-05", 40, 25, false)]
    [InlineData("04-06", 0, 0, false)]
    public void One_class_fifty_metres_and_a_day_make_one_matter(
        string @class,
        double metres,
        double hours,
        bool similar)
    {
        var known = Seen("04-05", 0, 0);
        var asked = Seen(@class, metres, hours);

        Assert.Equal(similar ? known.Case : null, SimilarRules.Find([known], asked, Usual));
    }

    [Theory]
    [InlineData("01-12", 120.9445105, "2019-05-13T10:00:00+08:00", true)] // 49 metres
    [InlineData("01-12", 120.9445314, "2019-05-13T10:00:00+08:00", false)] // 51 metres
    [InlineData("01-36", 120.9442084, "2019-05-14T08:00:00+08:00", true)] // 23 hours
    [InlineData("01-36", 120.9442084, "2019-05-14T10:00:00+08:00", false)] // 25 hours
    [InlineData("01-36", 120.9442084, "2019-05-16T02:00:00+08:00", false)] // 65 hours, as over a weekend
    public void Metres_and_natural_hours_are_told_apart_as_worked_by_hand(
        string @class, double lon, string at, bool similar)
    {
        var first = At(@class, new(120.944, 30.52), "2019-05-13T09:00:00+08:00");

        Assert.Equal(similar ? first.Case : null, SimilarRules.Find([first], At(@class, new(lon, 30.52), at), Usual));
    }

    [Fact]
    public void A_report_joins_neither_itself_nor_a_case_it_was_split_from()
    {
        var known = Seen("04-05", 0, 0);

        Assert.Null(SimilarRules.Find([known], known, Usual));
        Assert.Null(SimilarRules.Find([known], Seen("04-05", 1, 0) with { NotWith = [known.Case] }, Usual));
    }

    [Fact]
    public void The_nearest_in_time_is_joined()
    {
        var (morning, noon) = (Seen("04-05", 0, -6), Seen("04-05", 10, 0));

        Assert.Equal(noon.Case, SimilarRules.Find([morning, noon], Seen("04-05", 5, 1), Usual));
    }

    [Theory]
    [InlineData("S-1", "S-2", false)]
    [InlineData("S-1", "S-1", true)]
    [InlineData("S-1", null, false)] // the shop that the report hits would answer no more
    [InlineData(null, "S-1", true)] // what lies before no shop may be of either
    public void Each_shop_answers_for_its_own_front(string? shop, string? other, bool similar)
    {
        var known = Seen("04-05", 0, 0) with { Shop = other };

        Assert.Equal(
            similar ? known.Case : null,
            SimilarRules.Find([known], Seen("04-05", 24, 0.1) with { Shop = shop }, Usual));
    }

    [Fact]
    public void A_row_narrows_what_is_one_matter_or_switches_it_off()
    {
        var (stump, pothole) = (Seen("01-13", 0, 0), Seen("01-13", 8, 47));
        var row = Usual with { Metres = 10, Hours = 48 };

        Assert.Equal(stump.Case, SimilarRules.Find([stump], pothole, row));
        Assert.Null(SimilarRules.Find([stump], Seen("01-13", 11, 0), row));
        Assert.Null(SimilarRules.Find([stump], pothole, Usual with { Metres = null, Hours = null, Off = true }));
    }

    [Theory]
    [InlineData("热线电话", "热线电话", true)]
    [InlineData("热线电话", "巡查发现", false)]
    [InlineData("热线电话", null, true)] // a case that the cell held before it noted channels
    public void A_row_may_ask_for_one_channel(string asked, string? held, bool similar)
    {
        var known = Seen("04-05", 0, 0) with { Channel = held };
        var row = Usual with { SameChannel = true };

        Assert.Equal(
            similar ? known.Case : null, SimilarRules.Find([known], Seen("04-05", 1, 1) with { Channel = asked }, row));
    }

    private static Candidate Seen(string @class, double north, double hours) =>
        new(Guid.NewGuid(), ClassKind.Event, @class, new GeoPoint(120.94, 30.52 + (north / 111_320)),
            Noon.AddHours(hours), []);

    private static Candidate At(string @class, GeoPoint point, string at) => new(
        Guid.NewGuid(),
        ClassKind.Event,
        @class,
        point,
        DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
        []);
}
