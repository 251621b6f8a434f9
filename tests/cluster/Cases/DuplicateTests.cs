using Grid.Cases;
using Grid.Parties;
using Grid.Places;
using Grid.Tests.City;

namespace Grid.Tests.Cases;

/// <summary>相似案件: one matter, one case, however many saw it (same class, 50 m, 24 h).</summary>
[Collection(CityCollection.Name)]
public sealed class DuplicateTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Theory]
    [InlineData(-200, 120, -200, 165, 0)] // 45 m on, the same minute
    [InlineData(-200, 120, -200, 120, 23)] // the same spot, 23 hours on
    [InlineData(-20, 120, 20, 120, 0)] // over the edge of the cell
    [InlineData(-200, 180, -200, 220, 23)]
    public async Task A_second_report_of_the_same_matter_joins_the_first(
        double x,
        double y,
        double otherX,
        double otherY,
        double hours)
    {
        var quarter = await TestNeighbourhood.Open(city);
        var first = await quarter.Report(County.Litter, quarter.At(x, y));

        quarter.Now += TimeSpan.FromHours(hours);
        var second = await quarter.Report(County.Litter, quarter.At(otherX, otherY));

        Assert.Equal((CaseStage.Joined, first.Id), (second.Stage, second.JoinedTo));
        await city.Delivered();
        var primary = (await quarter.View(first.Id))!;
        Assert.Equal(2, primary.Reports);
        Assert.Equal([second.Id], primary.JoinedReports);
        await quarter.Through(first.Id, CaseVerb.File);
        await Eventually.Holds(async () => Assert.Equal(1, (await quarter.Figures(quarter.Office)).Raised));
    }

    [Theory]
    [InlineData(County.Stall, 0, 0)] // another class
    [InlineData(County.Litter, 60, 0)] // too far
    [InlineData(County.Litter, 0, 25)] // too long ago
    public async Task A_report_of_another_matter_is_a_case_of_its_own(string @class, double metres, double hours)
    {
        var quarter = await TestNeighbourhood.Open(city);
        var first = await quarter.Report(County.Litter, quarter.At(-30, 120));

        quarter.Now += TimeSpan.FromHours(hours);
        var second = await quarter.Report(@class, quarter.At(-30 + metres, 120));

        Assert.Equal(CaseStage.Reported, second.Stage);
        await city.Delivered();
        Assert.Equal(1, (await quarter.View(first.Id))!.Reports);
        await quarter.Through(first.Id, CaseVerb.File);
        await quarter.Through(second.Id, CaseVerb.File);
        await Eventually.Holds(async () => Assert.Equal(2, (await quarter.Figures(quarter.Office)).Raised));
    }

    [Fact]
    public async Task Joined_reports_are_closed_notified_and_reopened_with_their_case()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var first = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        var second = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        var third = (await quarter.Report(County.Litter, quarter.Yard)).Id;

        await quarter.Through(first, CaseVerb.Close);
        await AreAt(CaseStage.Closed);

        await quarter.Step(first, CaseVerb.Feedback);
        await AreAt(CaseStage.FedBack);

        await quarter.Step(first, CaseVerb.Reopen, reason: "还在");
        await AreAt(CaseStage.Joined);

        async Task AreAt(CaseStage stage)
        {
            foreach (var joined in new[] { second, third })
            {
                await Eventually.Holds(async () => Assert.Equal(stage, (await quarter.View(joined))!.Stage));
            }
        }
    }

    [Fact]
    public async Task After_a_matter_has_ended_the_same_again_is_new()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var first = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        await quarter.Step(first, CaseVerb.Refuse, reason: "不属实");

        var second = await quarter.Report(County.Litter, quarter.Yard); // whether or not the cell has heard

        Assert.Equal(CaseStage.Reported, second.Stage);
    }

    [Fact]
    public async Task A_report_that_joins_a_case_just_refused_stands_by_itself()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var first = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        var meddled = 0;
        city.CallInterceptor.After = async call =>
        {
            // The case said it is open, and is refused before the report that heard it is stored.
            if (call.InterfaceName.EndsWith(nameof(ICaseStanding), StringComparison.Ordinal)
                && call.TargetId.GetGuidKey() == first
                && Interlocked.Exchange(ref meddled, 1) == 0)
            {
                await quarter.Step(first, CaseVerb.Refuse, reason: "不属实");
            }
        };

        var second = await quarter.Report(County.Litter, quarter.Yard);
        city.CallInterceptor.After = null;

        Assert.Equal(1, meddled);
        Assert.Equal(first, second.JoinedTo);
        await Eventually.Holds(async () =>
            Assert.Equal(
                (CaseStage.Reported, (Guid?)null),
                await quarter.View(second.Id) is { } view ? (view.Stage, view.JoinedTo) : default));
        await Eventually.Holds(async () => Assert.Equal(1, (await quarter.View(first))!.Reports));
    }

    [Fact]
    public async Task Two_reports_of_one_matter_sent_at_the_same_moment_are_one_case()
    {
        var quarter = await TestNeighbourhood.Open(city);
        for (var day = 0; day < 5; day++)
        {
            quarter.Now = County.Monday.AddDays(2 * day);
            var outcomes = await Task.WhenAll(Spots(quarter).Select(async pair => await Task.WhenAll(
                quarter.Report(County.Litter, pair.One), quarter.Report(County.Litter, pair.Other))));

            foreach (var pair in outcomes)
            {
                var primary = Assert.Single(pair, static view => view.Stage == CaseStage.Reported);
                var joined = Assert.Single(pair, static view => view.Stage == CaseStage.Joined);
                Assert.Equal(primary.Id, joined.JoinedTo);
            }
        }
    }

    [Fact]
    public async Task A_report_beyond_the_edge_joins_one_that_was_only_just_answered()
    {
        var quarter = await TestNeighbourhood.Open(city);
        for (var day = 0; day < 5; day++)
        {
            quarter.Now = County.Monday.AddDays(2 * day);
            await Task.WhenAll(Spots(quarter).Select(async pair =>
            {
                Guid[] ids = [.. new[] { Guid.NewGuid(), Guid.NewGuid() }.OrderDescending()]; // in either order of ids
                var first = await quarter.Report(County.Litter, pair.One, ids[day % 2]);
                var second = await quarter.Report(County.Litter, pair.Other, ids[1 - (day % 2)]);
                Assert.Equal(
                    (CaseStage.Reported, CaseStage.Joined, first.Id), (first.Stage, second.Stage, second.JoinedTo));
            }));
        }
    }

    /// <summary>
    /// Pairs 20 m apart, 60 m and more from each other: across both edges of the cells, and within one.
    /// </summary>
    private static IEnumerable<(GeoPoint One, GeoPoint Other)> Spots(TestNeighbourhood quarter) =>
    [
        .. from y in Enumerable.Range(0, 5) select (quarter.At(-10, -180 + (70 * y)), quarter.At(10, -180 + (70 * y))),
        .. from x in Enumerable.Range(0, 11)
        select (quarter.At(-380 + (70 * x), 210), quarter.At(-380 + (70 * x), 190)),
        .. from x in Enumerable.Range(0, 4)
        select (quarter.At(-370 + (80 * x), -100), quarter.At(-350 + (80 * x), -100)),
    ];
}
