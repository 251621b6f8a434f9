using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Parts;
using Grid.Places;
using Grid.ReadModel;
using Grid.Rulebook;
using Grid.Tests.City;

namespace Grid.Tests.Parts;

/// <summary>部件 that are reported by their code, or hit by a point.</summary>
[Collection(CityCollection.Name)]
public sealed class PartReportTests(CityFixture fixture)
{
    private const string Lamp = "01-37";

    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task A_report_of_a_lamp_has_its_class_and_department_and_is_remembered_by_it()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var (first, second) = (await Stand(quarter, 1, quarter.Yard), await Stand(quarter, 2, East(quarter, 8)));

        var seen = await quarter.Taken(Said("") with { Where = new(first) });
        var again = await quarter.Taken(Said("") with { Where = new(first) });
        var other = await quarter.Taken(Said("") with { Where = new(second, Point: East(quarter, 4)) });

        var named = await quarter.Taken(Said("") with { Where = new(), Address = $"灯{second.Key}" });

        Assert.Equal(
            (ClassKind.Part, Lamp, second.Key, (Guid?)other.Id),
            (named.Kind, named.Class, named.Place.Part, named.JoinedTo));
        Assert.Equal(
            (ClassKind.Part, Lamp, first.Key, County.Market, true),
            (seen.Kind, seen.Class, seen.Place.Part, seen.Lead, seen.Classified));
        Assert.Equal((seen.Id, (Guid?)null), (again.JoinedTo, other.JoinedTo));
        Assert.Equal((second.Key, East(quarter, 4)), (other.Place.Part, other.Place.Point));
        await city.Delivered();
        Assert.Equal(ObligationStatus.Known, (await quarter.Owes(first, seen.Id))?.Status);
        Assert.Null(await quarter.Owes(first, other.Id));
        var listed = await Listed(quarter, again, first);
        Assert.Equal(new HashSet<Guid> { seen.Id, again.Id }, listed.Select(static line => line.Id).ToHashSet());
        Assert.Equal(
            (first.Key, seen.Place.Address),
            Assert.Single(listed.Select(static line => (line.Part, line.Address)).Distinct()));
        Assert.NotNull(seen.Place.Address);
    }

    [Fact]
    public async Task Who_would_get_a_lamp_is_asked_by_its_code_alone_or_by_a_point_that_hits_it()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var lamp = await Stand(quarter, 1, quarter.Yard);

        var named = await Explained(new(ClassKind.Part, "", default, Where: new(lamp)));
        var hit = await Explained(new(ClassKind.Part, Lamp, East(quarter, 3)));
        var far = await Explained(
            new(ClassKind.Part, "", default, Where: new(lamp, Point: quarter.At(390, 0))));

        Assert.Equal((Lamp, lamp.Key), (named.Value!.Asked.Class, named.Value.Place.Part));
        Assert.Equal(lamp.Key, hit.Value!.Place.Part);
        Assert.Equal(
            [County.Market, County.Market],
            new[] { named, hit }.Select(static one => one.Value!.Parties[0].Duty.Party));
        Assert.Equal("report.placeApart", far.Refusal?.Code);

        Task<Outcome<RouteExplained>> Explained(AskRoute question) =>
            quarter.Ask(grains => grains.GetGrain<IRulebookGrain>(0).Explain(question));
    }

    [Fact]
    public async Task A_point_hits_the_lamp_beside_it_and_none_further_off()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var lamp = await Stand(quarter, 1, quarter.Yard);

        var hit = await quarter.Taken(
            Said(Lamp) with { Kind = ClassKind.Part, Point = East(quarter, 3) });
        var beyond = await quarter.Taken(
            Said(Lamp) with { Kind = ClassKind.Part, Point = East(quarter, 9) });
        var litter = await quarter.Taken(Said(County.Litter) with { Point = quarter.Yard });

        Assert.Equal(
            (lamp.Key, (string?)null, (string?)null), (hit.Place.Part, beyond.Place.Part, litter.Place.Part));
    }

    [Fact]
    public async Task A_point_beside_a_lamp_lies_at_it_and_the_desk_may_name_another()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var (first, second) = (await Stand(quarter, 1, quarter.Yard), await Stand(quarter, 2, East(quarter, 30)));

        var far = await quarter.Send(Said("") with { Where = new(first, Point: quarter.At(390, 0)) });
        var none = await quarter.Send(Said("") with { Where = new(new EntityRef(EntityKind.Part, "nowhere")) });
        var seen = await quarter.Taken(Said("") with { Where = new(first) });
        var corrected = await quarter.Try(
            seen.Id, new(CaseVerb.Correct, "desk-1", Reason: "看错编号", FileAs: new(Part: second.Key)));

        Assert.Equal(("report.placeApart", "place.unknown"), (far.Refusal?.Code, none.Refusal?.Code));
        Assert.Equal((second.Key, East(quarter, 30)), (corrected.Value?.Place.Part, corrected.Value?.Place.Point));
    }

    private static GeoPoint East(TestNeighbourhood quarter, double metres) => quarter.At(-200 + metres, 120);

    private static async Task<EntityRef> Stand(TestNeighbourhood quarter, int number, GeoPoint at)
    {
        var lamp = new EntityRef(EntityKind.Part, $"{quarter.Code}-L{number}");
        await quarter.Enter(
            lamp,
            new PartData { Class = Lamp, Name = $"灯{lamp.Key}", At = at, Department = County.Market.Key });
        return lamp;
    }

    private static ReportCase Said(string @class) =>
        new(ClassKind.Event, @class, default, "巡查发现", "看到了", null, false, "collector-1");

    private async Task<IReadOnlyList<CaseLine>> Listed(TestNeighbourhood quarter, CaseView seen, EntityRef party)
    {
        var found = await quarter.Ask(_ => city.ReadModel.Cases(
            new() { Party = party, Limit = 500, WaitFor = seen.LedgerPosition }));
        return found.Value!.Items;
    }
}
