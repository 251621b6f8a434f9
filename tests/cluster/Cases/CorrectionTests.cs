using Grid.Cases;
using Grid.Cells;
using Grid.Parties;
using Grid.Tests.City;

namespace Grid.Tests.Cases;

/// <summary>更正, 拆案, 分案 and doubts, between grains.</summary>
[Collection(CityCollection.Name)]
public sealed class CorrectionTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task A_corrected_case_is_owed_by_the_parties_of_what_it_is_and_gathers_its_reports()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Litter, quarter.Yard)).Id;

        var corrected = await quarter.Try(
            id, new(CaseVerb.Correct, "desk-1", Reason: "看错了", FileAs: new(
                quarter.TeaFront, Class: County.Outside, Shop: quarter.Tea.Key)));

        Assert.Null(corrected.Refusal);
        Assert.Equal(
            (County.Outside, quarter.Tea.Key, CaseStage.Reported),
            (corrected.Value!.Class, corrected.Value.Place.Shop, corrected.Value.Stage));
        await Eventually.Holds(async () =>
            Assert.Equal(ObligationStatus.Known, (await quarter.Owes(quarter.Tea, id))?.Status));
        Assert.Equal(id, (await quarter.Report(County.Outside, quarter.TeaFront)).JoinedTo);
        Assert.Null((await quarter.Report(County.Litter, quarter.Yard)).JoinedTo);
    }

    [Fact]
    public async Task Reports_that_were_separated_are_suggested_to_each_other_and_not_joined_again()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var first = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        var second = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        await city.Delivered();

        var separated = await quarter.Try(
            first, new(CaseVerb.Separate, "desk-1", Reason: "两处问题", Reports: [second]));

        Assert.Null(separated.Refusal);
        Assert.Equal((1, 0), (separated.Value!.Reports, separated.Value.JoinedReports.Count));
        Assert.Equal(CaseStage.Reported, (await quarter.View(second))!.Stage);
        await city.Delivered();
        var similar = (await quarter.Ask(grains => grains.GetGrain<ICaseGrain>(first).Similar()))!;
        Assert.Equal(
            (second, Difference.Separate), similar.Select(static one => (one.Case, one.Why)).Single());
        await quarter.Through(second, CaseVerb.File);
        Assert.Equal(CaseStage.Filed, (await quarter.View(second))!.Stage);
    }

    [Fact]
    public async Task A_report_after_handling_doubts_it_and_a_divided_matter_opens_itself()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var handled = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        var divided = await quarter.Try(
            handled, new(CaseVerb.Divide, "desk-1", Reason: "一报两事", FileAs: new(
                quarter.TeaFront, Class: County.Outside)));
        Assert.Null(divided.Refusal);
        await quarter.Through(handled, CaseVerb.Handle);
        await city.Delivered();

        var still = await quarter.Report(County.Litter, quarter.Yard);

        Assert.Equal(((Guid?)null, (Guid?)handled), (still.JoinedTo, still.Doubts));
        await Eventually.Holds(async () =>
        {
            var view = (await quarter.View(handled))!;
            Assert.Equal(still.Id, Assert.Single(view.DoubtedBy).Report);
            Assert.Equal(County.Outside, Assert.Single(view.Opened).Class);
        });
    }
}
