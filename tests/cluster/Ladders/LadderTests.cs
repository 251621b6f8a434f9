using Grid.Cases;
using Grid.Documents;
using Grid.Exposures;
using Grid.Integrity;
using Grid.Ladders;
using Grid.Operations;
using Grid.Parties;
using Grid.Penalties;
using Grid.ReadModel;
using Grid.Rulebook;
using Grid.Tests.City;
using Grid.Worklists;

namespace Grid.Tests.Ladders;

/// <summary>The ladder of a shop in a whole city: remembered, listed, scored, and refused with its clause.</summary>
[Collection(CityCollection.Name)]
public sealed class LadderTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task A_shop_goes_up_the_ladder_and_its_successor_begins_anew()
    {
        var quarter = await TestNeighbourhood.Open(city);
        await County.Table(city, new() { Table = TableName.Ladder, Ladder = Rows });
        await County.Table(city, new()
        {
            Table = TableName.Documents,
            Documents =
            [
                Template("reminder", "提醒单"), Template("order", "改正书"), Template("spotPenalty", "决定书"),
            ],
        });
        Assert.Equal("ladder.skip", (await Take(quarter, Rung.Order)).Refusal!.Code);
        Assert.Equal("row", (await Take(quarter, Rung.Order)).Refusal!.Clause);

        var slip = new TakeRung(By(quarter), null, ClassKind.Event, County.Outside, Command: $"c-{quarter.Code}");
        var rare = new Dictionary<string, string> { ["facts"] = "𠮷" };
        Assert.Equal(
            "document.glyphMissing",
            (await Ask(quarter, one => one.Take(slip with { Fields = rare }))).Refusal!.Code); // and nothing is written
        var first = await Ask(quarter, one => one.Take(slip));
        Assert.Equal((1, Rung.Persuade), Step(first));
        var again = await Ask(quarter, one => one.Take(slip));
        Assert.Equal((1, Rung.Persuade), Step(again));
        Assert.Equal("提醒单", first.Value!.Step.Issued!.Title);
        Assert.Equal(first.Value.Step.Issued, again.Value!.Step.Issued);
        Assert.Equal((2, Rung.Remind), Step(await Take(quarter, null)));
        var ordered = await Take(quarter, null);
        Assert.Equal((3, Rung.Order), Step(ordered));
        Assert.Equal("ladder.limitRuns", (await Take(quarter, Rung.File)).Refusal!.Code);

        Assert.Equal([(3, false)], (await Owed(quarter)).Select(static step => (step.File!.Rung!.Value, step.Late)));
        // The limit runs from the service of the order.
        quarter.Now = quarter.Now.AddHours(1);
        var served = await quarter.Ask(grains => grains.GetGrain<IDocumentGrain>(ordered.Value!.Step.Issued!.Id)
            .Serve(new(By(quarter), ServiceMethod.OnTheSpot)));
        Assert.Null(served.Refusal);
        var due = (await Ask(quarter, static one => one.View(ClassKind.Event, null, null, null))).Value!.Steps[0].Due;
        Assert.Equal(ordered.Value!.Step.Due!.Value.AddHours(1), due);
        Assert.Equal(due, (await Owed(quarter)).Single().Due);
        quarter.Now = due!.Value.AddMinutes(1);
        await Eventually.Holds(async () => Assert.Equal(
            [3], (await Listed(quarter, owed: true)).Items.Select(static line => line.Step)));
        Assert.Equal(
            [(ClockKind.OrderRecheck, true)], (await Owed(quarter)).Select(static step => (step.Clock, step.Late)));
        var looked = await Ask(quarter, one => one.Recheck(
            new(By(quarter), ClassKind.Event, County.Outside, RecheckResult.Persists)));
        Assert.Equal(Rung.File, looked.Value!.Matters[0].Next);
        Assert.Empty(await Owed(quarter));
        await County.Table(city, new()
        {
            Table = TableName.Procedure,
            Procedure =
            [
                Row(ProcedureRule.Officers, 1, ProcedureUnit.Count),
                Row(ProcedureRule.SimpleOrganisation, 1000, ProcedureUnit.Yuan),
                Row(ProcedureRule.Service, 7, ProcedureUnit.WorkDay),
                Row(ProcedureRule.ExposureStep, 1, ProcedureUnit.Holds),
                Row(ProcedureRule.ExposureTerm, 30, ProcedureUnit.Day),
                Row(ProcedureRule.ExposureWithdrawn, 3, ProcedureUnit.WorkDay),
            ],
        });
        var exposed = (await Expose(quarter)).Value!;
        Assert.Equal((ExposureStatus.Shown, "made"), (exposed.Status, exposed.Exposed.Clause));
        Assert.Equal("exposure.exists", (await Expose(quarter)).Refusal!.Code);
        Assert.Contains(exposed.Id, await Exposed(quarter));
        Assert.Equal((4, Rung.File), Step(await Take(quarter, null)));

        await Eventually.Holds(async () =>
        {
            var page = await Listed(quarter, owed: false);
            Assert.Equal([1, 2, 3, 4], page.Items.Select(static line => line.Step));
            Assert.Equal(new(1, 1, 1, 1), page.Counts);
            Assert.Equal(RecheckResult.Persists, page.Items[2].Result);
            Assert.Empty((await Listed(quarter, owed: true)).Items);
        });
        Assert.Equal(97, (await Score(quarter)).Points);

        // The act of the filing is fined upon the ladder's order, a later act is not; the fine takes its points.
        await County.Table(city, new() { Table = TableName.Articles, Articles = [Article] });
        var file = await Opened(quarter);
        Assert.Null(file.Lacks);
        Assert.Empty(await Owed(quarter)); // it is decided on the spot
        var fined = await quarter.Ask(grains => grains.GetGrain<IPenaltyGrain>(file.Brief.Id).Step(
            new() { Verb = PenaltyVerb.Decide, By = By(quarter), Amount = 200, Reason = "made" }));
        Assert.Null(fined.Refusal);
        var decision = Assert.Single(fined.Value!.Documents).Value;
        await Eventually.Holds(async () => Assert.Equal(92, (await Score(quarter)).Points));
        Assert.Equal(
            [(ClockKind.PenaltyService, file.Brief.Id)],
            (await Owed(quarter)).Select(static step => (step.Clock, step.File!.Penalty!.Value)));
        Assert.Null((await quarter.Ask(grains => grains.GetGrain<IDocumentGrain>(decision.Id)
            .Serve(new(By(quarter), ServiceMethod.OnTheSpot)))).Refusal);
        Assert.Equal(
            (PenaltyStage.Served, quarter.Now),
            await quarter.Ask(async grains =>
            {
                var view = (await grains.GetGrain<IPenaltyGrain>(file.Brief.Id).View())!;
                return (view.Brief.Stage, view.Steps[^1].Step.ServedAt!.Value);
            }));
        quarter.Now = quarter.Now.AddDays(1);
        Assert.NotNull((await Opened(quarter)).Lacks);

        // What rests on an order that is taken back goes with it.
        Assert.Null((await Ask(quarter, static one => one.Contest(new("keeper", 3, "made")))).Refusal);
        Assert.Null((await Ask(quarter, static one => one.Review(new("desk", 3, true, "made")))).Refusal);
        Assert.DoesNotContain(exposed.Id, await Exposed(quarter));
        Assert.Equal("exposure.annulled", (await Expose(quarter)).Refusal!.Code);
        var withdrawn = await quarter.Ask(grains => grains.GetGrain<IExposureDeskGrain>(0).View(exposed.Id));
        Assert.Equal((ExposureStatus.Withdrawn, "made"), (withdrawn!.Status, withdrawn.Withdrawn!.Clause));

        quarter.Now = quarter.Now.AddHours(1);
        var next = await Ask(quarter, static one => one.Succeed(new("desk")));
        Assert.Equal(Rung.Persuade, next.Value!.Matters[0].Next);
        Assert.All(next.Value.Steps, static step => Assert.True(step.Former));
        Assert.Equal(100, (await Score(quarter)).Points);
    }

    [Fact]
    public async Task A_special_operation_counts_what_named_it_until_it_is_ended()
    {
        var quarter = await TestNeighbourhood.Open(city);
        await County.Table(city, new() { Table = TableName.Ladder, Ladder = Rows });
        var (operation, today) = ($"ZX-{quarter.Code}", DateOnly.FromDateTime(quarter.Now.DateTime));
        await quarter.Enter(new(EntityKind.Operation, operation), new OperationData
        {
            Name = "早餐占道整治",
            Lead = quarter.Office.Key,
            Places = [quarter.WestStreet],
            From = today,
            Until = today.AddDays(2),
        });
        var step = new TakeRung(
            By(quarter), Rung.Persuade, ClassKind.Event, County.Outside, Operation: operation);
        Assert.Equal((1, Rung.Persuade), Step(await Ask(quarter, one => one.Take(step))));
        var seen = TestNeighbourhood.Seen(County.Outside, quarter.TeaFront) with { Operation = operation };
        Assert.Equal(operation, (await quarter.Taken(seen)).Operation);
        Assert.Equal(
            "operation.unregistered", (await quarter.Send(seen with { Operation = "nowhere" })).Refusal!.Code);

        await County.Table(city, new() { Table = TableName.Articles, Articles = [Article] });
        var file = await quarter.Ask(grains => grains.GetGrain<IPenaltyDeskGrain>(0).Open(Act(quarter) with
        {
            Operation = operation,
        }));
        Assert.Equal(operation, file.Value!.Brief.Operation);
        Assert.Equal(
            "operation.unregistered",
            (await quarter.Ask(grains => grains.GetGrain<IPenaltyDeskGrain>(0).Open(Act(quarter) with
            {
                Operation = "nowhere",
            }))).Refusal!.Code);

        await Eventually.Holds(async () =>
        {
            var files = await quarter.Ask(grains => grains.GetGrain<IReadModelGrain>(0).Penalties(
                new(null, null, null, 9, null, null, Operation: operation)));
            Assert.Equal(file.Value.Brief.Id, Assert.Single(files.Value!.Items).Id);
            var counts = await quarter.Ask(grains => grains.GetGrain<IOperationGrain>(operation).Counts());
            Assert.Equal((1, 1, 1), (counts!.Reports, counts.Cases, counts.Rungs.Persuasions));
            var lines = await quarter.Ask(grains => grains.GetGrain<IReadModelGrain>(0).Ladder(
                new(Operation: operation, Subdistrict: quarter.Code)));
            Assert.Equal(quarter.Tea, Assert.Single(lines.Value!.Items).Party);
        });

        var campaign = (await quarter.Ask(grains => grains.GetGrain<ICampaignGrain>(0).Year(
            County.Code, quarter.Now.Year))).Value!;
        Assert.Contains(new CampaignPlace(quarter.Code, 1), campaign.Counters[0].Places);
        Assert.True(campaign.Counters[^1].Done > 0);

        var end = new EndOperation("desk", "劝导1起");
        Assert.Null((await quarter.Ask(grains => grains.GetGrain<IOperationGrain>(operation).End(end))).Refusal);
        quarter.Now = quarter.Now.AddDays(1);
        Assert.Null((await quarter.Ask(grains => grains.GetGrain<IOperationGrain>(operation).End(end))).Refusal);
        Assert.Equal("operation.notRunning", (await Ask(quarter, one => one.Take(step))).Refusal!.Code);
        Assert.Equal(
            "operation.ended",
            (await quarter.Ask(grains => grains.GetGrain<IOperationGrain>(operation).End(
                end with { Result = "另一结果" }))).Refusal!.Code);
    }

    private static LadderRow[] Rows => [.. Enum.GetValues<Rung>().Select(static rung => new LadderRow(
        $"{rung}", [], null, ["*"], rung, rung == Rung.Persuade ? 0 : 1, 60, WindowEdge.Out,
        rung == Rung.Order ? 4 : null, rung == Rung.Order ? LimitUnit.UrgentHour : null, DocumentOf(rung), [],
        LadderSkip.Ground, rung == Rung.Order, false, "row", new(2018, 1, 1), null, "made", "L"))];

    private static string? DocumentOf(Rung rung) => rung switch
    {
        Rung.Persuade => "提醒单",
        Rung.Order => "改正书",
        _ => null,
    };

    private static DocumentRow Template(string kind, string title) => new(
        kind, County.Enforcement.Key, "综合执法局", $"试{title}", DocumentPaper.Slip, title, "{party}：|　　{facts}",
        new(2018, 1, 1), null, "made", "L");

    private static ArticleRow Article => new(
        "made-17", "beyondDoor", "made", [County.Outside], null, "made", "17", new(2018, 1, 1), FineMoment.AfterLimit,
        100, 1000, false, null, null, new(2018, 1, 1), null, "made", "L");

    private static ProcedureRow Row(ProcedureRule rule, decimal value, ProcedureUnit unit) => new(
        rule, value, unit, false, "made", new(2018, 1, 1), null, "made", "L");

    private static async Task<PenaltyView> Opened(TestNeighbourhood quarter)
    {
        var opened = await quarter.Ask(grains => grains.GetGrain<IPenaltyDeskGrain>(0).Open(Act(quarter)));
        Assert.Null(opened.Refusal);
        return opened.Value!;
    }

    private static Task<Foundation.Outcome<ExposureView>> Expose(TestNeighbourhood quarter) => quarter.Ask(
        grains => grains.GetGrain<IExposureDeskGrain>(0).Expose(new(
            quarter.Tea, null, 3, "逾期未改正", "made", DateOnly.FromDateTime(quarter.Now.DateTime).AddDays(9),
            By(quarter), Minors: false, Private: false)));

    private static async Task<IEnumerable<string>> Exposed(TestNeighbourhood quarter) =>
        (await quarter.Ask(static grains => grains.GetGrain<IExposureDeskGrain>(0).Shown(County.Code, null, 100, null)))
            .Value!.Items.Select(static one => one.Id);

    private static OpenPenalty Act(TestNeighbourhood quarter) => new(
        quarter.Tea, PartySort.Organisation, County.Outside, null, PenaltyProcedure.Simple, null, [By(quarter)],
        quarter.Now, Certain: true, Harm: true, Life: false, null, By(quarter));

    private static string By(TestNeighbourhood quarter) => $"ZF-{quarter.Code}";

    private static (int, Rung) Step(Foundation.Outcome<TakenView> taken)
    {
        Assert.Null(taken.Refusal);
        return (taken.Value!.Step.Number, taken.Value.Step.Rung);
    }

    private static Task<Foundation.Outcome<TakenView>> Take(TestNeighbourhood quarter, Rung? rung) => Ask(
        quarter, one => one.Take(new(By(quarter), rung, ClassKind.Event, County.Outside)));

    private static Task<T> Ask<T>(TestNeighbourhood quarter, Func<ILadderGrain, Task<T>> question) =>
        quarter.Ask(grains => question(grains.GetGrain<ILadderGrain>(quarter.Tea.ToString())));

    private static async Task<IntegrityView> Score(TestNeighbourhood quarter) => (await quarter.Ask(
        grains => grains.GetGrain<IIntegrityGrain>(quarter.Tea.ToString()).View(null, null))).Value!;

    /// <summary>What the centre owes of the shop's ladder and penalties, because no row names a post.</summary>
    private static async Task<IEnumerable<OwedStep>> Owed(TestNeighbourhood quarter)
    {
        var list = await quarter.Ask(static grains =>
            grains.GetGrain<IWorklistGrain>(0).Of(AskWorklist.Of(County.CommandCentre, most: 200)));
        return list.Value!.Items.Where(step => step.File?.Party == quarter.Tea);
    }

    private static async Task<LadderPage> Listed(TestNeighbourhood quarter, bool owed)
    {
        var page = await quarter.Ask(grains => grains.GetGrain<IReadModelGrain>(0).Ladder(new(
            EntityKind.Shop, By: By(quarter), Owed: owed)));
        return page.Value!;
    }
}
