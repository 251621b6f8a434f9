using System.Text.Json;
using Grid.Areas;
using Grid.Atlas;
using Grid.Buildings;
using Grid.Cases;
using Grid.Cells;
using Grid.City;
using Grid.Departments;
using Grid.Dogs;
using Grid.Foundation;
using Grid.Households;
using Grid.Ledger;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Grid.Roads;
using Grid.Rulebook;
using Grid.Segments;
using Grid.Shops;

namespace Grid.Tests.City;

/// <summary>
/// A quarter for one test: a sub-district with three cells (west and east of its centre, north of both), a road of two
/// segments along the middle, three shops, a house and a dog. Measured in metres round its centre. Its people live at
/// <see cref="Now"/>.
/// </summary>
internal sealed class TestNeighbourhood
{
    private static readonly TimeSpan Answered = TimeSpan.FromSeconds(15);

    private readonly int number;
    private readonly LocalMetres plane;

    private TestNeighbourhood(TestCity city, int number)
    {
        City = city;
        this.number = number;
        plane = County.PlaneOf(number);
        Code = $"{County.Code}{number:000}";
        Office = new(EntityKind.Department, Code);
        (West, East, North) = (Cell(1), Cell(2), Cell(3));
        Road = new(EntityKind.Road, $"{County.Code}-R{number}");
        (WestStreet, EastStreet) = (
            new(EntityKind.Segment, $"{Road.Key}-01"), new(EntityKind.Segment, $"{Road.Key}-02"));
        (Tea, Fruit, Books) = (
            new(EntityKind.Shop, $"{WestStreet.Key}-S1"),
            new(EntityKind.Shop, $"{WestStreet.Key}-S2"),
            new(EntityKind.Shop, $"{EastStreet.Key}-S3"));
        Repository = new(EntityKind.Building, $"{County.Code}-B{number}");
        (Dog, Household) = (new(EntityKind.Dog, $"D-{number}"), new(EntityKind.Household, $"H-{number}"));
    }

    /// <summary>The city it is reached through; another after a restart, or on another silo.</summary>
    public TestCity City { get; set; }

    public DateTimeOffset Now { get; set; } = County.Monday;

    /// <summary>Where it lies, and what time it is there: what another process has to know to go on in it.</summary>
    public QuarterSeat Seat => new(number, Now);

    public string Code { get; }

    public EntityRef Office { get; }

    public EntityRef West { get; }

    public EntityRef East { get; }

    public EntityRef North { get; }

    public EntityRef Road { get; }

    public EntityRef WestStreet { get; }

    public EntityRef EastStreet { get; }

    public EntityRef Tea { get; }

    public EntityRef Fruit { get; }

    public EntityRef Books { get; }

    public EntityRef Repository { get; }

    public EntityRef Dog { get; }

    public EntityRef Household { get; }

    /// <summary>All parties in it.</summary>
    public EntityRef[] Everyone =>
        [West, East, North, Road, WestStreet, EastStreet, Tea, Fruit, Books, Repository, Dog, Household, Office];

    /// <summary>On the pavement before the tea shop.</summary>
    public GeoPoint TeaFront => At(-196, 11);

    /// <summary>Inside the house.</summary>
    public GeoPoint Indoors => At(-190, 22);

    /// <summary>A yard in the west cell, on no street.</summary>
    public GeoPoint Yard => At(-200, 120);

    public static async Task<TestNeighbourhood> Open(TestCity city)
    {
        var quarter = new TestNeighbourhood(city, city.NextQuarter());
        await quarter.Build();
        return quarter;
    }

    /// <summary>The quarter as it was left in another process.</summary>
    public static TestNeighbourhood Resume(TestCity city, QuarterSeat seat) =>
        new(city, seat.Number) { Now = seat.Now };

    public GeoPoint At(double x, double y) => new(plane.Lon(x), plane.Lat(y));

    public string Box(double west, double south, double east, double north) =>
        Shapes.Box(plane, west, south, east, north);

    public string Line(params (double X, double Y)[] points) => Shapes.Line(plane, points);

    public EntityRef Cell(int number) => new(EntityKind.Cell, $"{Code}001{number:000}");

    public ICaseGrain Case(Guid id) => City.Grains.GetGrain<ICaseGrain>(id);

    public static ReportCase Seen(string @class, GeoPoint point) =>
        new(ClassKind.Event, @class, point, "巡查发现", "看到了", null, false, "collector-1");

    /// <summary>Asks the city at this quarter's time.</summary>
    public async Task<T> Ask<T>(Func<IGrainFactory, Task<T>> question)
    {
        RequestContext.Set(DrivenTime.Context, Now.UtcTicks);
        return await question(City.Grains);
    }

    public Task<Outcome<CaseView>> Send(ReportCase report, Guid? id = null)
    {
        var @case = id ?? Guid.NewGuid();
        return Ask(grains => grains.GetGrain<IIntakeGrain>(0).Report(@case, report));
    }

    /// <summary>Sends a report that the city must take.</summary>
    public async Task<CaseView> Taken(ReportCase report)
    {
        var taken = await Send(report);
        Assert.True(taken.Refusal is null, taken.Refusal?.ToString());
        return taken.Value!;
    }

    public async Task<CaseView> Report(string @class, GeoPoint point, Guid? id = null) =>
        Done(await Send(Seen(@class, point), id));

    public Task<Outcome<CaseView>> Try(Guid id, StepCase step) =>
        Ask(grains => grains.GetGrain<ICaseGrain>(id).Step(step));

    public async Task<CaseView> Step(
        Guid id,
        CaseVerb verb,
        bool? passed = null,
        string? reason = null,
        string? department = null,
        string? to = null) =>
        Done(await Try(id, new(verb, "desk-1", Passed: passed, Reason: reason, Department: department, To: to)));

    /// <summary>The loop from where the case is to a verb.</summary>
    public async Task<CaseView> Through(Guid id, CaseVerb last)
    {
        CaseVerb[] loop =
        [
            CaseVerb.Verify, CaseVerb.File, CaseVerb.Dispatch, CaseVerb.Accept, CaseVerb.Handle, CaseVerb.Check,
            CaseVerb.Close, CaseVerb.Feedback,
        ];
        var view = (await View(id))!;
        foreach (var verb in loop.SkipWhile(verb => !view.Next.Contains(verb)).TakeWhile(verb => verb <= last))
        {
            view = await Step(id, verb, passed: verb == CaseVerb.Check ? true : null);
        }

        return view;
    }

    public Task<CaseView?> View(Guid id) => Ask(grains => grains.GetGrain<ICaseGrain>(id).View());

    public Task<PartyView> View(EntityRef party) => Ask(grains => grains.GetParty(party).View());

    public async Task<PartyFigures> Figures(EntityRef party) => (await View(party)).Figures;

    public async Task<IReadOnlyList<Obligation>> Owes(EntityRef party, bool openOnly = true) =>
        (await Ask(grains => grains.GetParty(party).Obligations(openOnly))).Items;

    /// <summary>What a party has before it: what it owes, and the reports it knows of.</summary>
    public async Task<IReadOnlyList<Obligation>> Has(EntityRef party) =>
        [.. (await Owes(party, openOnly: false)).Where(static one => one.Ended is null)];

    /// <summary>What a party owes for one case; null for nothing.</summary>
    public async Task<Obligation?> Owes(EntityRef party, Guid id) =>
        (await Owes(party, openOnly: false)).SingleOrDefault(one => one.Case == id);

    public Task<RegisterView> Enter(EntityRef entry, RegisterData data) => Ask(_ => County.Enter(City, entry, data));

    public async Task<Place?> Locate(GeoPoint point) =>
        (await Ask(grains => grains.GetGrain<IAtlasGrain>(0).Locate(point))).Place;

    public Task<Outcome<RecutView>> Recut(EntityRef[] retire, params (EntityRef Cell, string Geometry)[] create) =>
        Ask(grains =>
        grains.GetGrain<ISurveyorGrain>(County.Code).Recut(new(
            [.. retire.Select(static cell => cell.Key)],
            [.. create.Select(static cell => new NewCell(cell.Cell.Key, new CellData { Geometry = cell.Geometry }))],
            "surveyor-1")));

    /// <summary>The west cell in two, 200 m from its outer edge: cells 11 and 12.</summary>
    public async Task<RecutView> Split() =>
        Done(await Recut([West], (Cell(11), Box(-400, -200, -200, 200)), (Cell(12), Box(-200, -200, 0, 200))));

    /// <summary>Everything its grains answer for themselves and these cases, as text.</summary>
    public async Task<string> Said(params IEnumerable<Guid> cases)
    {
        var said = new List<object?>();
        foreach (var party in Everyone.Concat([Cell(11), Cell(12)]))
        {
            said.Add(await View(party));
            said.Add(await Owes(party, openOnly: false));
        }

        foreach (var id in cases)
        {
            said.Add(await View(id));
            said.Add(await Ask(grains => grains.GetGrain<ICaseGrain>(id).History()));
        }

        said.Add((await Ask(grains => grains.GetGrain<IHouseholdGrain>(Household.Key).View())).Dogs);
        said.Add(await Ask(grains => grains.GetGrain<IAreaGrain>(Code).Entry()));
        said.Add(await Ask(grains => grains.GetGrain<ITableGrain>($"{County.Code}/routes").Entry()));
        return string.Join('\n', said.Select(static one => JsonSerializer.Serialize(one, EventCodec.Json)));
    }

    /// <summary>Every list of the read model about it, as text.</summary>
    public async Task<string> Listed()
    {
        var lists = new List<object?>
        {
            Done(await Ask(_ => City.ReadModel.Cases(new() { Subdistrict = Code, Limit = 500 }))).Items,
            Done(await Ask(_ => City.ReadModel.Totals(new() { Subdistrict = Code }))) with { ReadTo = [] },
        };
        foreach (var party in Everyone.Concat([Cell(11), Cell(12)]))
        {
            lists.Add(Done(await City.ReadModel.Obligations(party, null, 500, null, null)).Items);
            lists.Add(Done(await City.ReadModel.Register(party.Kind, party.Key, 500, null)).Items);
        }

        return string.Join('\n', lists.Select(static list => JsonSerializer.Serialize(list, EventCodec.Json)));
    }

    /// <summary>As a client does that was not answered: again, until it is.</summary>
    public static async Task<T> Insist<T>(Func<Task<Outcome<T>>> command)
    {
        Outcome<T> outcome = default;
        await Eventually.Holds(async () =>
        {
            outcome = await command().WaitAsync(Answered);
            Assert.NotEqual(RefusalKind.Busy, outcome.Refusal?.Kind);
        });
        return Done(outcome);
    }

    private static T Done<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.Refusal is null, outcome.Refusal?.ToString());
        return outcome.Value!;
    }

    private async Task Build()
    {
        await Enter(new(EntityKind.Area, Code), new AreaData
        {
            Area = AreaKind.Subdistrict,
            Name = "街道",
            Geometry = Box(-600, -600, 600, 600),
        });
        await Task.WhenAll(
            Enter(Office, new DepartmentData { Name = "街道办事处", Type = "subdistrict" }),
            Enter(West, new CellData { Geometry = Box(-400, -200, 0, 200) }),
            Enter(East, new CellData { Geometry = Box(0, -200, 400, 200) }),
            Enter(North, new CellData { Geometry = Box(-400, 200, 400, 400) }),
            Enter(Repository, new BuildingData { Geometry = Box(-205, 15, -180, 30) }),
            Enter(Household, new HouseholdData()),
            Enter(Dog, new DogData { Household = Household.Key }),
            Enter(Road, new RoadData { Name = "中街", Grade = "主干道" }));
        await Task.WhenAll(
            Enter(WestStreet, new SegmentData { Road = Road.Key, KerbMetres = 8, Geometry = Line((-300, 0), (0, 0)) }),
            Enter(EastStreet, new SegmentData { Road = Road.Key, KerbMetres = 8, Geometry = Line((0, 0), (300, 0)) }));
        await Task.WhenAll(
            Enter(Tea, Shop(WestStreet, 100, 108)),
            Enter(Fruit, Shop(WestStreet, 108, 116)),
            Enter(Books, Shop(EastStreet, 50, 60)));
    }

    private static ShopData Shop(EntityRef segment, double from, double to) => new()
    {
        Name = "店",
        Segment = segment.Key,
        Side = "left",
        FromMetres = from,
        ToMetres = to,
        WallMetres = 15,
    };
}

/// <summary>The number of a quarter, and the time there.</summary>
internal sealed record QuarterSeat(int Number, DateTimeOffset Now);
