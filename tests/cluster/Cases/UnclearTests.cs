using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.ReadModel;
using Grid.Rulebook;
using Grid.Tests.City;

namespace Grid.Tests.Cases;

/// <summary>Reports as people have them: without a point, or without a class.</summary>
[Collection(CityCollection.Name)]
public sealed class UnclearTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task A_report_of_a_shop_lies_at_the_front_of_that_shop_and_meets_the_others_there()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var known = await quarter.Report(County.Outside, quarter.TeaFront);

        var named = await quarter.Taken(Said(County.Outside) with { Where = new(quarter.Tea) });

        Assert.Equal(
            (quarter.Tea.Key, quarter.WestStreet.Key, quarter.West.Key),
            (named.Place.Shop, named.Place.Segment, named.Place.Cell));
        Assert.Equal((true, quarter.Tea), (named.Placed, named.CentreOf));
        Assert.Equal(known.Id, named.JoinedTo);
    }

    [Fact]
    public async Task A_report_of_a_segment_is_owed_there_and_joins_nothing_by_its_middle()
    {
        var quarter = await TestNeighbourhood.Open(city);

        var one = await quarter.Taken(Said(County.Litter) with { Where = new(quarter.EastStreet) });
        var other = await quarter.Taken(Said(County.Litter) with { Where = new(quarter.EastStreet) });

        Assert.All([one, other], view => Assert.Equal(quarter.EastStreet.Key, view.Place.Segment));
        Assert.All([one, other], static view => Assert.Null(view.JoinedTo));
        Assert.Contains(one.Duties, duty => duty.Party == quarter.EastStreet);
    }

    [Fact]
    public async Task What_says_no_place_waits_in_the_remainder_until_the_desk_places_it()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var remainder = new EntityRef(EntityKind.Cell, CellCode.RemainderOf(quarter.Code).Text);

        var taken = await quarter.Taken(Said(County.Litter) with { Where = new(Area: quarter.Code) });

        Assert.Equal((false, remainder.Key), (taken.Placed, taken.Place.Cell));
        await Eventually.Holds(async () => Assert.NotNull(await quarter.Owes(remainder, taken.Id)));
        Assert.Contains(taken.Id, await Listed(quarter, taken, new() { Placed = false }));

        var refused = await quarter.Try(taken.Id, new(CaseVerb.File, "desk-1"));
        Assert.Equal("case.unplaced", refused.Refusal?.Code);

        var filed = await quarter.Try(taken.Id, new(CaseVerb.File, "desk-1", FileAs: new(quarter.TeaFront)));

        Assert.Null(filed.Refusal);
        var view = filed.Value!;
        Assert.Equal(
            (CaseStage.Filed, true, quarter.West.Key, quarter.Tea.Key, taken.Number),
            (view.Stage, view.Placed, view.Place.Cell, view.Place.Shop, view.Number));
        Assert.Equal(quarter.Office, view.Lead);
        await Eventually.Holds(async () =>
        {
            Assert.Equal(ObligationStatus.Open, (await quarter.Owes(quarter.West, taken.Id))?.Status);
            Assert.Equal(ObligationStatus.Open, (await quarter.Owes(quarter.Tea, taken.Id))?.Status);
            Assert.Equal(ObligationStatus.Known, (await quarter.Owes(remainder, taken.Id))?.Status);
        });
        Assert.Contains(taken.Id, await Listed(quarter, view, new() { Placed = true, Party = quarter.Tea }));
        Assert.DoesNotContain(taken.Id, await Listed(quarter, view, new() { Placed = false }));
    }

    [Fact]
    public async Task What_names_no_class_is_of_the_catch_all_until_the_desk_classifies_it()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var taken = await quarter.Taken(Said("") with { Point = quarter.TeaFront });

        Assert.Equal((false, County.Unled), (taken.Classified, taken.Class));
        Assert.Equal("case.unclassified", (await quarter.Try(taken.Id, new(CaseVerb.File, "desk-1"))).Refusal?.Code);

        var filed = await quarter.Try(taken.Id, new(CaseVerb.File, "desk-1", FileAs: new(Class: "店外经营")));

        Assert.Null(filed.Refusal);
        Assert.Equal(
            (true, County.Outside, County.Enforcement, taken.Number),
            (filed.Value!.Classified, filed.Value.Class, filed.Value.Lead, filed.Value.Number));
        Assert.Equal("event/04-05/1", filed.Value.Limit.Standard[..13]);
        await Eventually.Holds(async () =>
            Assert.Equal(County.Outside, (await quarter.Owes(quarter.West, taken.Id))?.Class));
        Assert.Equal(taken.Id, (await quarter.Report(County.Outside, quarter.TeaFront)).JoinedTo);
    }

    [Fact]
    public async Task Nothing_but_words_is_taken_into_the_area_that_they_name()
    {
        var quarter = await TestNeighbourhood.Open(city);

        var taken = await quarter.Taken(Said("") with { Where = new(), Address = "路口" });

        Assert.Equal((false, false), (taken.Placed, taken.Classified));
        Assert.Equal(County.Code + "000", taken.Place.Subdistrict);
        var filed = await quarter.Try(
            taken.Id, new(CaseVerb.File, "desk-1", FileAs: new(quarter.TeaFront, Class: County.Stall)));
        Assert.Null(filed.Refusal);
        Assert.Equal(CaseStage.Filed, (await quarter.View(taken.Id))!.Stage);
    }

    [Fact]
    public async Task An_unknown_thing_and_a_name_of_no_class_are_refused()
    {
        var quarter = await TestNeighbourhood.Open(city);

        var thing = await quarter.Send(Said(County.Litter) with { Where = new(new EntityRef(EntityKind.Shop, "S-0")) });
        var name = await quarter.Send(Said("店内经营") with { Point = quarter.TeaFront });

        Assert.Equal(("place.unknown", "class.unknown"), (thing.Refusal?.Code, name.Refusal?.Code));
    }

    [Fact]
    public async Task The_number_of_a_sender_finds_its_report_and_the_due_date_of_the_source_stands_beside()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var number = $"311-{Guid.NewGuid():N}";
        var due = quarter.Now.AddDays(30);

        var taken = await quarter.Taken(
            Said(County.Litter) with { Point = quarter.Yard, SenderNumber = number, SourceDue = due });

        Assert.Equal((number, due), (taken.SenderNumber, taken.SourceDue));
        Assert.True(taken.Due < due);
        Assert.Equal([taken.Id], await Listed(quarter, taken, new() { SenderNumber = number }));
    }

    private static ReportCase Said(string @class) =>
        new(ClassKind.Event, @class, default, "巡查发现", "看到了", null, false, "collector-1");

    /// <summary>What the lists find once they have read as far as the case was seen.</summary>
    private async Task<IEnumerable<Guid>> Listed(TestNeighbourhood quarter, CaseView seen, CaseQuery query)
    {
        var found = await quarter.Ask(
            _ => city.ReadModel.Cases(query with { Limit = 500, WaitFor = seen.LedgerPosition }));
        return found.Value!.Items.Select(static line => line.Id);
    }
}
