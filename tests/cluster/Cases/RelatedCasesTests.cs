using Grid.Cases;
using Grid.Tests.City;

namespace Grid.Tests.Cases;

/// <summary>The answer of a case shows the case it joined and the cases opened from it.</summary>
[Collection(CityCollection.Name)]
public sealed class RelatedCasesTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task The_answer_of_a_case_shows_its_primary_and_its_children_and_activates_none()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var primary = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        var joined = await quarter.Report(County.Litter, quarter.Yard);
        var child = (
            await quarter.Send(TestNeighbourhood.Seen(County.Litter, quarter.TeaFront) with { Parent = joined.Id })
        ).Value!;
        await quarter.Through(primary, CaseVerb.Dispatch);
        await quarter.Through(child.Id, CaseVerb.File);
        await city.Delivered();
        var (answering, opened) = ((await quarter.View(primary))!, (await quarter.View(child.Id))!);
        await city.Rest();

        var view = (await quarter.View(joined.Id))!;

        Assert.Equal(2, view.Primary!.Reports);
        Assert.Equal(answering.Duties, view.Primary.Duties);
        Assert.Equal((answering.Lead, answering.Due), (view.Primary.Lead, view.Primary.Due));
        Assert.Equal(
            new ChildView(child.Id, opened.Number, CaseStage.Filed, opened.Kind, opened.Class, opened.Due, Open: true),
            Assert.Single(view.Opened));
        var awake = await city.Awake();
        Assert.True(awake.Contains(quarter.Case(joined.Id).GetGrainId()));
        Assert.False(awake.Contains(quarter.Case(primary).GetGrainId()));
        Assert.False(awake.Contains(quarter.Case(child.Id).GetGrainId()));
    }

    [Fact]
    public async Task A_report_that_joins_is_answered_with_who_answers_for_its_primary()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var primary = await quarter.Report(County.Litter, quarter.Yard);

        var joined = await quarter.Report(County.Litter, quarter.Yard);
        var again = await quarter.Report(County.Litter, quarter.Yard, joined.Id);

        Assert.Equal(primary.Duties, joined.Primary!.Duties);
        Assert.Equal(primary.Duties, again.Primary!.Duties);
        Assert.True(again.TakenBefore);
    }

    [Fact]
    public async Task A_child_that_ended_is_shown_as_ended()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var parent = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        var child = (await quarter.Send(TestNeighbourhood.Seen(County.Litter, quarter.Yard) with { Parent = parent }))
            .Value!
            .Id;
        await city.Delivered();
        await quarter.Step(child, CaseVerb.Refuse, reason: "不成立");

        var answered = await quarter.Step(parent, CaseVerb.Verify);

        Assert.Equal(
            (CaseStage.Refused, false),
            Assert.Single(answered.Opened) is var shown ? (shown.Stage, shown.Open) : default);
    }
}
