using Grid.Cases;
using Grid.Parties;
using Grid.Tests.City;

namespace Grid.Tests.Cases;

/// <summary>并案 by hand.</summary>
[Collection(CityCollection.Name)]
public sealed class JoinTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task A_case_joined_by_hand_brings_the_reports_it_had_gathered()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var one = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        var seenAgain = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        var other = (await quarter.Report(County.Litter, quarter.TeaFront)).Id;
        await city.Delivered();

        await quarter.Step(one, CaseVerb.Join, to: other.ToString());
        await quarter.Through(other, CaseVerb.Feedback);

        foreach (var joined in new[] { one, seenAgain })
        {
            await Eventually.Holds(async () => Assert.Equal(CaseStage.FedBack, (await quarter.View(joined))!.Stage));
        }

        Assert.Equal(0, (await quarter.Figures(quarter.West)).Open);
        // A client whose first request got no answer sends it again.
        var again = await quarter.Try(one, new(CaseVerb.Join, "desk-1", To: other.ToString()));
        Assert.Equal(CaseStage.FedBack, again.Value?.Stage);
    }

    [Fact]
    public async Task Of_two_cases_joined_to_each_other_at_once_one_joins_and_the_other_must_retry()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var cases = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(place => quarter.Report(County.Litter, quarter.At(-390 + (70 * place), -150))));
        foreach (var pair in cases.Chunk(2))
        {
            var (one, other) = (pair[0].Id, pair[1].Id);
            var outcomes = await Task.WhenAll(
                quarter.Try(one, new(CaseVerb.Join, "desk-1", To: other.ToString())),
                quarter.Try(other, new(CaseVerb.Join, "desk-2", To: one.ToString())));

            CaseStage[] stages = [(await quarter.View(one))!.Stage, (await quarter.View(other))!.Stage];
            Assert.Equal([CaseStage.Reported, CaseStage.Joined], stages.Order());
            var refused = Assert.Single(outcomes, static outcome => outcome.Refusal is not null).Refusal!;
            Assert.Contains(refused.Code, new[] { "case.joining", "case.primaryNotOpen" });
        }
    }

    [Theory]
    [InlineData(CaseVerb.Void)]
    [InlineData(CaseVerb.Refuse)]
    public async Task A_report_that_joined_a_prank_stands_by_itself_and_is_owed_by_its_own_parties(CaseVerb end)
    {
        var quarter = await TestNeighbourhood.Open(city);
        var first = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        var second = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        var third = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        await city.Delivered();
        Assert.Equal(3, (await quarter.View(first))!.Reports);
        var due = (await quarter.Owes(quarter.West, first))!.Due;

        await quarter.Step(first, end, reason: "误报");
        await city.Delivered();

        foreach (var joined in new[] { second, third })
        {
            var view = (await quarter.View(joined))!;
            Assert.Equal((CaseStage.Reported, (Guid?)null, 1), (view.Stage, view.JoinedTo, view.Reports));
            Assert.Equal(
                (ObligationStatus.Known, due),
                await quarter.Owes(quarter.West, joined) is { } owed ? (owed.Status, owed.Due) : default);
            await quarter.Through(joined, CaseVerb.Close);
        }

        Assert.Equal(
            (1, 0), await quarter.View(first) is { } ended ? (ended.Reports, ended.JoinedReports.Count) : default);
    }
}
