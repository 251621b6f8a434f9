using Grid.Areas;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Shops;
using Grid.Standing;
using Grid.Tests.City;
using Grid.Tests.Clocks;
using Grid.Trading;

namespace Grid.Tests.Standing;

/// <summary>What shops owe by themselves, who answers for a front, and where trade is lawful.</summary>
public sealed class StandingTests
{
    private static readonly DateTimeOffset Monday = new(2026, 6, 1, 0, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task A_shop_that_was_told_its_front_owes_daily_and_a_lapse_becomes_one_finding()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        await County.Table(city, new() { Table = TableName.Standing, Standing = [Clean] });
        var quarter = await TestNeighbourhood.Open(city);
        quarter.Now = Monday.AddHours(10);
        var tea = await Entry(quarter, quarter.Tea);
        Assert.Empty(await Owed(quarter, quarter.Tea));
        Assert.Equal(FrontReason.NoLetter, (await Who(quarter, quarter.Tea)).Reason);

        await quarter.Enter(quarter.Tea, tea with
        {
            Holder = "P-1", LetterServedAt = Monday.AddHours(10), LetterIssuer = LetterIssuer.Department,
        });
        await quarter.Enter(quarter.Fruit, (await Entry(quarter, quarter.Fruit)) with
        {
            Holder = "P-2", LetterServedAt = Monday.AddHours(10), LetterIssuer = LetterIssuer.Subdistrict,
        });
        Assert.Equal(FrontReason.Served, (await Who(quarter, quarter.Tea)).Reason);
        Assert.Equal(FrontReason.SubdistrictLetter, (await Who(quarter, quarter.Fruit)).Reason);
        Assert.Empty(await Owed(quarter, quarter.Fruit));
        var owed = Assert.Single(await Owed(quarter, quarter.Tea));
        Assert.Equal((Monday.AddHours(20), ObligationStatus.Open), (owed.Due, owed.Status));

        var check = new CheckStanding(
            "k-1", "SAN", StandingCheck.Patrol, StandingResult.Met, "P-0113", null, null, Monday.AddHours(10));
        Assert.Equal(ObligationStatus.Discharged, (await Check(quarter, check)).Value?.Status);
        Assert.Equal(ObligationStatus.Discharged, (await Check(quarter, check)).Value?.Status);
        Assert.Equal(
            "command.reused", (await Check(quarter, check with { By = "P-0114" })).Refusal?.Code);
        Assert.Equal(
            "standing.notOwed", (await Check(quarter, check with { Id = "k-2", Item = "OTHER" })).Refusal?.Code);

        await Deadlines.Pass(city, Monday.AddHours(21)); // Monday was met
        Assert.Empty(await Lapsed(city));
        await Deadlines.Pass(city, Monday.AddHours(45)); // Tuesday was not
        await city.Rest();
        await Deadlines.Pass(city, Monday.AddHours(45));
        var lapsed = Assert.Single(await Lapsed(city));
        Assert.Equal((quarter.Tea, Monday.AddHours(44)), (lapsed.Party, lapsed.Due));
        quarter.Now = Monday.AddHours(45);
        var finding = (await quarter.View(lapsed.Finding!.Value))!;
        Assert.Equal((County.Litter, quarter.Tea.Key), (finding.Class, finding.Place.Shop));
        Assert.Equal(ObligationStatus.Lapsed, Assert.Single(await Owed(quarter, quarter.Tea)).Status);

        // A new holder was never told.
        await quarter.Enter(quarter.Tea, (await Entry(quarter, quarter.Tea)) with { HolderSince = new(2026, 6, 2) });
        Assert.Equal(FrontReason.FormerHolder, (await Who(quarter, quarter.Tea)).Reason);
        Assert.Empty(await Owed(quarter, quarter.Tea));
        Assert.Empty(await city.Audit());
    }

    [Fact]
    public async Task A_plate_that_is_yellow_in_two_months_in_a_row_becomes_one_case()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        var plates = new[] { ("red", 90d, (int?)null), ("yellow", 0d, 2) }.Select(static one => new PlateRow(
            one.Item1, EntityKind.Shop, one.Item1, one.Item1, one.Item2, one.Item3,
            one.Item3 is null ? null : County.Litter, 1, "made", new(2018, 1, 1), null, "made", "L"));
        await County.Table(city, new() { Table = TableName.Plates, Plates = [.. plates] });
        await County.Table(city, new()
        {
            Table = TableName.Standing,
            Standing = [Clean with { Lapse = null, Begins = StandingStart.Always, Points = 60 }],
        });
        var quarter = await TestNeighbourhood.Open(city);
        foreach (var (at, inARow) in new[] { (Monday.AddHours(10), 1), (Monday.AddDays(30).AddHours(10), 2) })
        {
            quarter.Now = at;
            var missed = new CheckStanding(
                $"k-{inARow}", "SAN", StandingCheck.Patrol, StandingResult.NotMet, "P-0113", null, null, null);
            Assert.Null((await Check(quarter, missed)).Refusal);
            var plate = await Plate(quarter);
            Assert.Equal((40, "yellow", inARow), (plate.Score, plate.Row?.Colour, plate.InARow));
            Assert.Null(plate.Matter); // a check before the evening would give the points back
        }

        quarter.Now = Monday.AddDays(31).AddHours(10);
        var met = new CheckStanding(
            "k-3", "SAN", StandingCheck.Patrol, StandingResult.Met, "P-0113", null, null, null);
        Assert.Null((await Check(quarter, met)).Refusal);
        var matter = (await Plate(quarter)).Matter!.Value;
        Assert.Equal(quarter.Tea.Key, (await quarter.View(matter))!.Place.Shop);
        await Eventually.Holds(async () =>
        {
            var page = await quarter.Ask(static grains => grains.GetGrain<IReadModelGrain>(0).Plates(
                new(new(2026, 7, 1), "yellow")));
            Assert.Equal(quarter.Tea, Assert.Single(page.Value!.Items).Party);
        });
        Assert.Equal([quarter.Tea], await Shops("yellow", new(2026, 7, 31)));
        Assert.Empty(await Shops("red", new(2026, 7, 31)));
        Assert.Empty(await Shops("yellow", new(2026, 5, 31)));
        Assert.Empty(await city.Audit());

        async Task<IEnumerable<EntityRef>> Shops(string colour, DateOnly month) =>
            (await quarter.Ask(grains => grains.GetGrain<IReadModelGrain>(0).Register(
                EntityKind.Shop, null, 50, null, where: new(Plate: new(colour, month)))))
            .Value!.Items.Select(static one => one.Ref);
    }

    [Fact]
    public async Task Trade_is_lawful_by_the_zone_and_the_permit_of_its_minute_whenever_it_is_asked()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        var quarter = await TestNeighbourhood.Open(city);
        await County.Table(city, new()
        {
            Table = TableName.Trading, Trading = [Row("禁止区", TradingTerm.Never), Row("严控区", TradingTerm.Permit)],
        });
        var zone = new AreaData
        {
            Area = AreaKind.TradingZone, Name = "中街严控区", ValidFrom = new(2026, 6, 1),
            Geometry = quarter.Box(-300, -20, 0, 20),
        };
        await quarter.Enter(new(EntityKind.Area, "TZ-1"), zone);
        var permit = new PermitData
        {
            Form = PermitForm.Pitch, Name = "4号摊位", At = quarter.TeaFront, ReachMetres = 3, Goods = ["水果"],
            Periods = [new(new(18, 0), new(22, 0))], Holder = "P-0017", ValidFrom = new(2026, 6, 1),
            ValidUntil = new(2026, 6, 30),
        };
        await quarter.Enter(new(EntityKind.Permit, "PM-1"), permit);

        await quarter.Enter(new(EntityKind.Permit, "PM-3"), permit with
        {
            Form = PermitForm.ConveniencePoint, Name = "便民点", Holder = null, Pitches = 1,
            ValidFrom = new(2026, 7, 1), ValidUntil = null,
        });
        var turns = await Task.WhenAll(Enumerable.Range(1, 4).Select(turn => quarter.Ask(grains =>
            grains.GetRegister(new(EntityKind.Turn, $"LT-{turn}")).Register(new(
                new TurnData
                {
                    Permit = "PM-3",
                    Seller = $"P-{turn}",
                    Pitch = 1,
                    AskedOn = new(2026, 6, 1),
                    ValidFrom = new(2026, 7, 1),
                },
                "registrar")))));
        Assert.Single(turns, static turn => turn.Value is not null);
        Assert.All(
            turns.Where(static turn => turn.Value is null),
            static turn => Assert.Equal("turn.taken", turn.Refusal?.Code));

        Assert.Equal((true, LawfulReason.Permitted, "PM-1"), await Lawful(quarter, Monday.AddHours(18)));
        Assert.Equal((false, LawfulReason.OtherHours, "PM-1"), await Lawful(quarter, Monday.AddHours(22)));

        await quarter.Enter(
            new(EntityKind.Area, "TZ-1"), zone with { Name = "中街禁止区", ValidFrom = new(2026, 6, 3) });
        quarter.Now = Monday.AddDays(4);
        Assert.Equal((true, LawfulReason.Permitted, "PM-1"), await Lawful(quarter, Monday.AddHours(19)));
        Assert.Equal((false, LawfulReason.Banned, null), await Lawful(quarter, Monday.AddHours(48 + 19)));
        var refused = await quarter.Ask(grains => grains.GetRegister(new(EntityKind.Permit, "PM-2")).Register(
            new(permit with { ValidFrom = new(2026, 6, 4) }, "registrar")));
        Assert.Equal(("permit.zone", "附件3"), (refused.Refusal?.Code, refused.Refusal?.Clause));
    }

    private static StandingRow Clean { get; } = new(
        "S-1", EntityKind.Shop, "SAN", "地面整洁", [], StandingStart.Letter, StandingPeriod.Day, [], null, new(20, 0),
        null, [StandingCheck.Patrol, StandingCheck.Self], County.Litter, 1, "第二十五条", new(2020, 1, 1), null, "made",
        "L");

    private static TradingRow Row(string zone, TradingTerm term) => new(
        $"T-{term}", zone, ["04-*"], [], null, null, null, term, zone, null, "附件3", new(2020, 1, 1), null, "made",
        "L");

    private static async Task<ShopData> Entry(TestNeighbourhood quarter, EntityRef shop) =>
        (ShopData)(await quarter.Ask(grains => grains.GetRegister(shop).Entry()))!.Data;

    private static Task<IReadOnlyList<StandingView>> Owed(TestNeighbourhood quarter, EntityRef shop) =>
        quarter.Ask(grains => grains.GetGrain<IStandingGrain>(shop.ToString()).Owed(null));

    private static async Task<PlateView> Plate(TestNeighbourhood quarter) => (await quarter.Ask(
        grains => grains.GetGrain<IStandingGrain>(quarter.Tea.ToString()).Plate(null)))!;

    private static Task<Outcome<StandingView>> Check(TestNeighbourhood quarter, CheckStanding command) =>
        quarter.Ask(grains => grains.GetGrain<IStandingGrain>(quarter.Tea.ToString()).Check(command));

    private static async Task<FrontView> Who(TestNeighbourhood quarter, EntityRef shop) =>
        (await quarter.Ask(grains => grains.GetGrain<IFrontGrain>(0).Who(new(shop.Key, null, null)))).Value!;

    private static async Task<(bool Lawful, LawfulReason Reason, string? Permit)> Lawful(
        TestNeighbourhood quarter, DateTimeOffset at)
    {
        var said = (await quarter.Ask(grains => grains.GetGrain<ITradingGrain>(0).Lawful(
            new(County.Stall, null, quarter.TeaFront, at, "水果", null)))).Value!;
        return (said.Lawful, said.Reason, said.Permit);
    }

    private static async Task<List<StandingLapsed>> Lapsed(TestCity city) =>
        [.. (await city.Records()).Select(EventCodec.Read).OfType<StandingLapsed>()];
}
