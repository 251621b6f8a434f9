using Grid.Buildings;
using Grid.Cells;
using Grid.City;
using Grid.Departments;
using Grid.Dogs;
using Grid.Foundation;
using Grid.Households;
using Grid.Ledger;
using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Segments;
using Grid.Shops;
using Grid.Tests.City;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Tests.Registers;

[Collection(CityCollection.Name)]
public sealed class RegisterTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task An_entry_is_made_changed_left_as_it_is_and_not_changed_by_who_has_not_read_it()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var code = new EntityRef(EntityKind.Building, $"{quarter.Repository.Key}-2");
        var data = new BuildingData { Geometry = quarter.Box(100, 100, 120, 120), Name = "一号楼" };

        var created = await quarter.Enter(code, data);
        var unchanged = await quarter.Enter(code, data with { });
        var updated = await quarter.Enter(code, data with { Name = "二号楼" });
        var stale = await Register(quarter, code, data, expected: 1);
        var asRead = await Register(quarter, code, data, expected: 2);

        Assert.Equal((RegisterChange.Created, 1), (created.Change, created.Version));
        Assert.Equal((RegisterChange.Unchanged, 1, created.At), (unchanged.Change, unchanged.Version, unchanged.At));
        Assert.Equal((RegisterChange.Updated, 2), (updated.Change, updated.Version));
        Assert.Equal((RefusalKind.Stale, "register.stale"), (stale.Refusal?.Kind, stale.Refusal?.Code));
        Assert.Equal((RegisterChange.Updated, 3), (asRead.Value?.Change, asRead.Value?.Version));
        Assert.Equal(data with { County = County.Code }, (await quarter.View(code)).Entry?.Data);
    }

    [Fact]
    public async Task A_check_says_what_an_entry_would_become_and_enters_nothing()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var code = new EntityRef(EntityKind.Building, $"{quarter.Repository.Key}-7");
        var data = new BuildingData { Geometry = quarter.Box(100, 160, 120, 180), Name = "七号楼" };

        var fresh = await Check(data);
        var absent = (await quarter.View(code)).Entry;
        var created = await quarter.Enter(code, data);
        var same = await Check(data);
        var other = await Check(data with { Name = "八号楼" });
        var wrong = await Check(data with { Geometry = "{}" });

        Assert.Equal((RegisterChange.Created, 0), (fresh.Value?.Change, fresh.Value?.Version));
        Assert.Null(absent);
        Assert.Equal((RegisterChange.Unchanged, 1), (same.Value?.Change, same.Value?.Version));
        Assert.Equal((RegisterChange.Updated, 1), (other.Value?.Change, other.Value?.Version));
        Assert.NotNull(wrong.Refusal);
        Assert.Equal(created.At, (await quarter.View(code)).Entry?.At);

        Task<Outcome<RegisterView>> Check(BuildingData asked) =>
            quarter.Ask(grains => grains.GetRegister(code).Check(new(asked, "registrar")));
    }

    [Fact]
    public async Task A_check_takes_what_stands_beside_it_as_made_and_enters_none_of_it()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var bureau = new EntityRef(EntityKind.Department, $"{quarter.Household.Key}-D1");
        var squad = new EntityRef(EntityKind.Department, $"{quarter.Household.Key}-D2");
        var data = new DepartmentData { Name = "中队", Parent = bureau.Key };

        var alone = await Check(null);
        var beside = await Check([new(bureau, new DepartmentData { Name = "局", Parent = squad.Key })]);
        var after = await Check(null);

        Assert.Equal(RegisterChange.Created, alone.Value?.Change);
        Assert.Equal("department.ring", beside.Refusal?.Code);
        Assert.Equal(RegisterChange.Created, after.Value?.Change);

        Task<Outcome<RegisterView>> Check(IReadOnlyList<AssumedEntry>? assumed) => quarter.Ask(grains =>
            grains.GetRegister(squad).Check(new(data, "registrar", Beside: assumed)));
    }

    [Fact]
    public async Task What_was_held_up_on_its_way_is_not_entered_over_what_came_after_it()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var code = new EntityRef(EntityKind.Household, $"{quarter.Household.Key}-3");
        await Register(quarter, code, new HouseholdData { Subdistrict = "first" }, command: "C-1");
        await Register(quarter, code, new HouseholdData { Subdistrict = "second" }, command: "C-2");

        var late = await Register(quarter, code, new HouseholdData { Subdistrict = "first" }, command: "C-1");
        var lateAndRead = await Register(
            quarter, code, new HouseholdData { Subdistrict = "first" }, expected: 0, command: "C-1");
        var another = await Register(quarter, code, new HouseholdData { Subdistrict = "first" }, command: "C-3");

        Assert.Equal(
            [(RegisterChange.Unchanged, 2), (RegisterChange.Unchanged, 2), (RegisterChange.Updated, 3)],
            new[] { late, lateAndRead, another }.Select(static one => (one.Value!.Change, one.Value.Version)));
        Assert.Equal("second", Assert.IsType<HouseholdData>(late.Value!.Data).Subdistrict);
    }

    [Fact]
    public async Task Other_content_under_the_same_id_is_refused_and_the_same_is_answered()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var code = new EntityRef(EntityKind.Household, $"{quarter.Household.Key}-5");
        HouseholdData first = new() { Subdistrict = "first" }, second = new() { Subdistrict = "second" };
        await Register(quarter, code, first, command: "C-1", digest: "d-1");
        await Register(quarter, code, second, command: "C-2", digest: "d-2");

        var again = await Register(quarter, code, first, expected: 0, command: "C-1", digest: "d-1");
        var other = await Register(
            quarter, code, new HouseholdData { Subdistrict = "third" }, command: "C-1", digest: "d-3");
        var standing = await Register(quarter, code, second, command: "C-1", digest: "d-2");
        var older = await Register(quarter, code, new HouseholdData { Subdistrict = "third" }, command: "C-1");

        Assert.Equal((RegisterChange.Unchanged, 2), (again.Value!.Change, again.Value.Version));
        Assert.Equal((RefusalKind.Conflict, "command.reused"), (other.Refusal?.Kind, other.Refusal?.Code));
        Assert.Equal("command.reused", standing.Refusal?.Code);
        Assert.Contains("version 2", other.Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(RegisterChange.Unchanged, older.Value!.Change);
    }

    /// <summary>
    /// The first request was stored and its answer lost: the client that asks again gets the entry in force, not the
    /// one that the party remembers.
    /// </summary>
    [Fact]
    public async Task An_entry_whose_answer_was_lost_is_answered_from_the_ledger()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var code = new EntityRef(EntityKind.Household, $"{quarter.Household.Key}-4");
        await Register(quarter, code, new HouseholdData { Subdistrict = "first" }, command: "C-1");
        var first = (await city.Ledger.ReadSource(code.ToString()))[^1];
        var command = new Register(new HouseholdData { Subdistrict = "second" }, "clerk", Command: "C-2");
        var desk = city.Services.GetRequiredService<RegisterService>();
        await quarter.Ask(async _ => await desk.Enter(code, Remembered(), command));

        var again = await quarter.Ask(async _ => await desk.Enter(code, Remembered(), command));

        Assert.Equal((RegisterChange.Unchanged, 2), (again.Value!.Change, again.Value.Version));
        Assert.Equal("second", Assert.IsType<HouseholdData>(again.Value.Data).Subdistrict);

        EventSourced<RegisterData?> Remembered()
        {
            var source = desk.Source(code);
            source.Resume(new HouseholdData { Subdistrict = "first" }, 1, first.Position);
            return source;
        }
    }

    [Fact]
    public async Task The_record_knows_an_entry_as_each_actor_last_left_it()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var code = new EntityRef(EntityKind.Household, $"{quarter.Household.Key}-5");
        var loader = $"loader-{code.Key}";
        await Register(quarter, code, new HouseholdData { Subdistrict = "loaded" }, by: loader);
        await Register(quarter, code, new HouseholdData { Subdistrict = "loaded again" }, by: loader);
        await Register(quarter, code, new HouseholdData { Subdistrict = "by the clerk" }, by: "clerk");
        var known = city.Grains.GetGrain<ICityGrain>(County.Code);

        var left = await known.LastBy(code, loader);

        Assert.Equal((2, "loaded again"), (left?.Version, (left?.Data as HouseholdData)?.Subdistrict));
        Assert.Null(await known.LastBy(code, "somebody else"));
        var entered = new List<EntityRef>();
        for (long? after = 0; after is { } from;)
        {
            var page = await known.EnteredBy(loader, from);
            entered.AddRange(page.Entries);
            after = page.Next;
        }

        Assert.Equal([code], entered.Distinct());
    }

    [Fact]
    public async Task A_loader_that_returns_its_lease_is_followed_by_the_next_at_once()
    {
        var known = city.Grains.GetGrain<ICityGrain>("999902");

        Assert.True(await known.TryAcquireLease("first", TimeSpan.FromMinutes(5)));
        Assert.False(await known.TryAcquireLease("second", TimeSpan.FromMinutes(5)));
        Assert.True(await known.TryAcquireLease("first", TimeSpan.Zero));
        Assert.True(await known.TryAcquireLease("second", TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public async Task Of_many_who_enter_a_new_thing_at_once_one_makes_it()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var code = new EntityRef(EntityKind.Household, $"{quarter.Household.Key}-2");

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(clerk =>
                    Register(quarter, code, new HouseholdData { Subdistrict = $"clerk-{clerk}" }, expected: 0)));

        Assert.Single(outcomes, static outcome => outcome.Value?.Change == RegisterChange.Created);
        Assert.Equal(7, outcomes.Count(static outcome => outcome.Refusal?.Code == "register.stale"));
    }

    [Fact]
    public async Task What_stands_on_nothing_is_refused()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var shop = (await quarter.View(quarter.Tea)).Entry!.Data as ShopData;
        var segment = (await quarter.View(quarter.WestStreet)).Entry!.Data as SegmentData;

        Assert.Equal(
            "shop.segmentUnknown",
            (await Register(quarter, new(EntityKind.Shop, "S-9"), shop! with { Segment = "nowhere" })).Refusal?.Code);
        Assert.Equal(
            "segment.roadUnknown",
            (await Register(quarter, new(EntityKind.Segment, "R-9-01"), segment! with { Road = "nowhere" }))
                .Refusal
                ?.Code);
        Assert.Equal("register.kind", (await Register(quarter, quarter.Tea, new HouseholdData())).Refusal?.Code);
        Assert.Equal(
            "cell.code",
            (await Register(quarter, new(EntityKind.Cell, "west"), new CellData { Geometry = quarter.Box(0, 0, 9, 9) }))
                .Refusal
                ?.Code);
        Assert.Equal(
            "table.invalid",
            (await Register(
                quarter, new(EntityKind.Table, $"{County.Code}/routes"), new TableData { Table = TableName.Routes }))
                .Refusal
                ?.Code);
        Assert.Null(await quarter.Ask(grains => grains.GetGrain<IShopGrain>("S-9").Entry()));
    }

    [Fact]
    public async Task A_household_lists_its_dogs_and_loses_the_one_that_moves()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var second = new EntityRef(EntityKind.Dog, $"{quarter.Dog.Key}-2");
        var next = $"{quarter.Household.Key}-next";
        await quarter.Enter(second, new DogData { Household = quarter.Household.Key });
        await Eventually.Holds(async () =>
            Assert.Equal([quarter.Dog.Key, second.Key], await Dogs(quarter, quarter.Household.Key)));

        await quarter.Enter(second, new DogData { Household = next });
        await Eventually.Holds(async () => Assert.Equal([second.Key], await Dogs(quarter, next)));
        await Eventually.Holds(async () => Assert.Equal([quarter.Dog.Key], await Dogs(quarter, quarter.Household.Key)));

        await city.Delivered();
        await city.Rest();
        Assert.Equal([second.Key], await Dogs(quarter, next));
        Assert.Equal([quarter.Dog.Key], await Dogs(quarter, quarter.Household.Key));
    }

    [Fact]
    public async Task A_street_laid_elsewhere_shows_on_the_map_at_once()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var street = (SegmentData)(await quarter.View(quarter.WestStreet)).Entry!.Data;
        for (var y = 100; y < 200; y += 20)
        {
            var moved = street with { Geometry = quarter.Line((-300, y), (0, y)) };
            Assert.Equal("segment.frontsMove", (await Register(quarter, quarter.WestStreet, moved)).Refusal?.Code);
            Assert.Null(
                (await quarter.Ask(grains =>
                    grains
                        .GetRegister(quarter.WestStreet)
                        .Register(new(moved, "registrar", Consent: RegisterConsent.FrontsMove)))).Refusal);

            var place = await quarter.Locate(quarter.At(-196, y + 11));
            // And its shops with it.
            Assert.Equal((quarter.WestStreet.Key, quarter.Tea.Key), (place?.Segment, place?.Shop));
        }

        Assert.Null((await quarter.Locate(quarter.TeaFront))?.Shop);
    }

    [Fact]
    public async Task A_shop_closed_for_good_answers_for_its_front_no_more()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var shop = (ShopData)(await quarter.View(quarter.Tea)).Entry!.Data;

        await quarter.Enter(quarter.Tea, shop with { Closed = true });

        var report = await quarter.Report(County.Outside, quarter.TeaFront);
        Assert.DoesNotContain(report.Duties, duty => duty.Party == quarter.Tea);
    }

    private static Task<Outcome<RegisterView>> Register(
        TestNeighbourhood quarter,
        EntityRef entry,
        RegisterData data,
        int? expected = null,
        string? command = null,
        string by = "registrar",
        string? digest = null) =>
        quarter.Ask(grains => grains.GetRegister(entry).Register(new(data, by, expected, command, digest)));

    private static async Task<IReadOnlyList<string>> Dogs(TestNeighbourhood quarter, string household) =>
        (await quarter.Ask(grains => grains.GetGrain<IHouseholdGrain>(household).View())).Dogs;
}
