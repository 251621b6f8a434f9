using Grid.Cases;
using Grid.Cells;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Tests.Cells;

public sealed class SimilarRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly CaseOptions Options = new();

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

        Assert.Equal(similar ? known.Case : null, SimilarRules.Find([known], asked, Options));
    }

    [Fact]
    public void A_report_joins_neither_itself_nor_a_case_it_was_split_from()
    {
        var known = Seen("04-05", 0, 0);

        Assert.Null(SimilarRules.Find([known], known, Options));
        Assert.Null(SimilarRules.Find([known], Seen("04-05", 1, 0) with { NotWith = known.Case }, Options));
    }

    [Fact]
    public void The_nearest_in_time_is_joined()
    {
        var (morning, noon) = (Seen("04-05", 0, -6), Seen("04-05", 10, 0));

        Assert.Equal(noon.Case, SimilarRules.Find([morning, noon], Seen("04-05", 5, 1), Options));
    }

    [Theory]
    [InlineData("S-1", "S-2", false)]
    [InlineData("S-1", "S-1", true)]
    [InlineData("S-1", null, true)] // what lies before no shop may be of either
    [InlineData(null, "S-1", true)] // no shop answers for its front in this matter
    public void Each_shop_answers_for_its_own_front(string? shop, string? other, bool similar)
    {
        var known = Seen("04-05", 0, 0) with { Shop = other };

        Assert.Equal(
            similar ? known.Case : null,
            SimilarRules.Find([known], Seen("04-05", 24, 0.1) with { Shop = shop }, Options));
    }

    private static Candidate Seen(string @class, double north, double hours) =>
        new(
            Guid.NewGuid(),
            ClassKind.Event,
            @class,
            new GeoPoint(120.94, 30.52 + (north / 111_320)),
            Noon.AddHours(hours),
            []);
}
