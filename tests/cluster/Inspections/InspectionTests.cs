using Grid.Cases;
using Grid.Inspections;
using Grid.Ledger;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Checklists;
using Grid.Tests.City;

namespace Grid.Tests.Inspections;

/// <summary>Inspections in a city that forgets and remembers.</summary>
public sealed class InspectionTests
{
    [Fact]
    public async Task Only_its_inspectors_see_a_secret_inspection_until_it_is_closed_and_a_failure_is_reported_once()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        await County.Table(city, new()
        {
            Table = TableName.Checklists,
            Checklists = [Row("SAN-1", County.Litter), Row("ORD-1", County.Outside)],
        });
        var quarter = await TestNeighbourhood.Open(city);
        var plan = new PlanInspection(
            InspectionKind.Secret,
            [County.Enforcement.Key],
            [quarter.WestStreet, quarter.East],
            null,
            null,
            [],
            new(2026, 6, 1),
            new(2026, 6, 5),
            "office");

        var planned = await Ask(quarter, inspection => inspection.Plan(plan));
        Assert.Equal((4, null), (planned.Value!.Open, planned.Value.Score));
        Assert.Null((await Ask(quarter, inspection => inspection.Plan(plan))).Refusal);
        Assert.Equal(
            "inspection.planned",
            (await Ask(quarter, inspection => inspection.Plan(plan with { Until = new(2026, 6, 6) }))).Refusal?.Code);
        Assert.Null(await Ask(quarter, static inspection => inspection.View("P-2")));

        var failed = new JudgeItem(
            "j1", quarter.WestStreet, "SAN-1", false, 40, "垃圾", quarter.TeaFront, County.Enforcement.Key);
        Assert.Equal(40, (await Ask(quarter, inspection => inspection.Judge(failed))).Value!.JudgedScore);
        await city.Rest();
        Assert.Null((await Ask(quarter, inspection => inspection.Judge(failed))).Refusal);
        Assert.Equal(
            "inspection.pointMissing",
            (await Ask(
                quarter, inspection => inspection.Judge(failed with { Id = "j2", Point = null, Item = "ORD-1" })))
                .Refusal
                ?.Code);
        Assert.Equal(
            "checklist.itemUnknown",
            (await Ask(quarter, inspection => inspection.Judge(failed with { Id = "j3", Item = "SAN-9" })))
                .Refusal
                ?.Code);
        Assert.Equal(
            70,
            (await Ask(
                quarter,
                inspection => inspection.Judge(
                    new("j4", quarter.East, "ORD-1", true, null, null, null, County.Enforcement.Key))))
                .Value!
                .JudgedScore);
        var reported = Assert.Single((await city.Records()).Select(EventCodec.Read).OfType<CaseReported>());
        Assert.Equal((County.Litter, null), (reported.Class, reported.Origin)); // a secret one leaves no trace

        var closed = await Ask(quarter, static inspection => inspection.Close(County.Enforcement.Key));
        var entered = (InspectionData)closed.Value!.Entry.Data;
        Assert.Equal((null, 70, 2), (entered.Score, entered.JudgedScore, entered.Open)); // two items were not judged
        Assert.Null((await Ask(quarter, static inspection => inspection.Close(County.Enforcement.Key))).Refusal);
        await city.Rest();
        var seen = await Ask(quarter, static inspection => inspection.View(null));
        Assert.Equal((2, 2, null, 70d), (seen!.Results.Count, seen.Open, seen.Score, seen.JudgedScore));
        Assert.Equal(
            "inspection.closed",
            (await Ask(quarter, inspection => inspection.Judge(failed with { Id = "j5" }))).Refusal?.Code);

        await city.Delivered();
        await city.Listed();
        Assert.Equal(
            "I-1",
            Assert.Single((await city.ReadModel.Register(EntityKind.Inspection, null, 50, null)).Value!.Items).Ref.Key);
        Assert.Empty(await city.Audit());
    }

    private static Task<T> Ask<T>(TestNeighbourhood quarter, Func<IInspectionGrain, Task<T>> question) =>
        quarter.Ask(grains => question(grains.GetGrain<IInspectionGrain>("I-1")));

    private static ChecklistRow Row(string item, string code) => new(
        item,
        StandardFamily.GroundSanitation,
        "垃圾",
        [],
        [],
        "无",
        "滞留",
        Bound.AtMost,
        15,
        "分钟",
        ClassKind.Event,
        code,
        1,
        new(2020, 1, 1),
        null,
        "made",
        "L");
}
