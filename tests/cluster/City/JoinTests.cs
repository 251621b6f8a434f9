using Grid.Cases;

namespace Grid.Tests.City;

/// <summary>并案 by hand.</summary>
[Collection(CityCollection.Name)]
public sealed class JoinTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task A_case_joined_by_hand_brings_the_reports_it_had_gathered()
    {
        var quarter = await Quarter.Open(city);
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
        var again = await quarter.Try(one, new(CaseVerb.Join, "desk-1", To: other.ToString())); // whoever was not answered then
        Assert.Equal(CaseStage.FedBack, again.Value?.Stage);
    }

    [Fact]
    public async Task Of_two_cases_joined_to_each_other_at_once_one_at_least_stays_a_case()
    {
        var quarter = await Quarter.Open(city);
        var cases = await Task.WhenAll(Enumerable.Range(0, 10).Select(place => quarter.Report(County.Litter, quarter.At(-390 + (70 * place), -150))));
        foreach (var pair in cases.Chunk(2))
        {
            var (one, other) = (pair[0].Id, pair[1].Id);
            await Task.WhenAll(
                quarter.Try(one, new(CaseVerb.Join, "desk-1", To: other.ToString())),
                quarter.Try(other, new(CaseVerb.Join, "desk-2", To: one.ToString())));

            CaseStage[] stages = [(await quarter.View(one))!.Stage, (await quarter.View(other))!.Stage];
            Assert.Contains(CaseStage.Reported, stages);

            await quarter.Try(one, new(CaseVerb.Join, "desk-1", To: other.ToString())); // whoever was held up tries again
            stages = [(await quarter.View(one))!.Stage, (await quarter.View(other))!.Stage];
            Assert.Single(stages, static stage => stage == CaseStage.Joined);
        }
    }
}
