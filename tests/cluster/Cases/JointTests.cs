using Grid.Cases;
using Grid.Parties;
using Grid.Tests.City;

namespace Grid.Tests.Cases;

/// <summary>Parts, letters and children, in a whole city.</summary>
[Collection(CityCollection.Name)]
public sealed class JointTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task Parts_are_owed_and_closed_by_their_own_departments()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        await quarter.Through(id, CaseVerb.File);
        Assert.Null(
            (await quarter.Try(id, new(CaseVerb.Dispatch, "desk-1", Departments: [County.Bureau.Key]))).Refusal);
        Assert.Null(
            (await quarter.Ask(_ =>
                quarter.Case(id).OpenJointTask(new("desk-1", County.Market.Key, "取缔", quarter.Now.AddDays(2))))
        ).Refusal);
        Assert.Equal(
            "department.unknown",
            (await quarter.Ask(_ => quarter.Case(id).OpenJointTask(new("desk-1", "nobody")))).Refusal?.Code);
        foreach (var verb in new[] { JointTaskVerb.Accept, JointTaskVerb.Handle, JointTaskVerb.Check })
        {
            Assert.Null(
                (
                    await quarter.Ask(_ => quarter.Case(id).StepJointTask(new(verb, "GA-1", County.Bureau.Key, true)))
                ).Refusal);
        }

        await city.Delivered();
        Assert.Equal(ObligationStatus.Discharged, (await quarter.Owes(County.Bureau, id))!.Status);
        Assert.Equal(
            (ObligationStatus.Open, quarter.Now.AddDays(2)),
            await quarter.Owes(County.Market, id) is { } owed ? (owed.Status, owed.Due) : default);

        await quarter.Through(id, CaseVerb.Check);
        Assert.Equal("case.partsOpen", (await quarter.Try(id, new(CaseVerb.Close, "desk-1"))).Refusal?.Code);
        await quarter.Ask(_ =>
            quarter
                .Case(id)
                .StepJointTask(new(JointTaskVerb.Withdraw, "desk-1", County.Market.Key, Reason: "已自行整改")));
        Assert.Equal(CaseStage.Closed, (await quarter.Step(id, CaseVerb.Close)).Stage);
        await city.Delivered();
        Assert.Equal(ObligationStatus.Lapsed, (await quarter.Owes(County.Market, id))!.Status);
        await Recount.Of(await city.Records()).AgreesWith(city.Grains);
    }

    [Fact]
    public async Task What_was_sent_to_others_is_listed_until_it_came()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        var to = $"邻县 {quarter.Code}";
        await quarter.Step(id, CaseVerb.Notify, reason: "涉及营业执照", department: County.Market.Key);
        await quarter.Step(id, CaseVerb.Transfer, reason: "不属本县", to: to);
        await city.Delivered();

        var pending = Assert.Single(
            (await city.ReadModel.Letters(new(to, null, LetterKind.Transfer, false, 50, null))).Value!.Items);
        Assert.Equal(
            (id, County.Litter, CaseStage.Transferred, 2),
            (pending.Case, pending.Class, pending.Stage, pending.Letter.Number));
        Assert.Contains(
            (await city.ReadModel.Letters(new(null, County.Market.Key, LetterKind.Copy, null, 500, null))).Value!.Items,
            line => line.Case == id);
        var first = (await city.ReadModel.Letters(new(null, null, null, null, 1, null))).Value!;
        Assert.NotEqual(
            first.Items[0], (await city.ReadModel.Letters(new(null, null, null, null, 1, first.Next))).Value!.Items[0]);

        Assert.Null((await quarter.Ask(_ => quarter.Case(id).Acknowledge(2, "LX-1", "收到"))).Refusal);
        Assert.Null((await quarter.Ask(_ => quarter.Case(id).Acknowledge(2, "LX-1", "收到"))).Refusal);
        Assert.Equal(
            "letter.acknowledged",
            (await quarter.Ask(_ => quarter.Case(id).Acknowledge(2, "LX-2", null))).Refusal?.Code);
        await city.Delivered();
        Assert.Empty((await city.ReadModel.Letters(new(to, null, null, false, 50, null))).Value!.Items);
        Assert.Equal(
            "LX-1",
            Assert
                .Single((await city.ReadModel.Letters(new(to, null, null, true, 50, null))).Value!.Items)
                .Letter.AcknowledgedBy);
        Assert.Equal(
            "letter.unknown", (await quarter.Ask(_ => quarter.Case(id).Acknowledge(9, "LX-1", null))).Refusal?.Code);
    }

    [Theory]
    [InlineData(CaseVerb.Feedback)]
    [InlineData(CaseVerb.Void)]
    [InlineData(CaseVerb.Refuse)]
    public async Task Children_are_never_lost_when_their_parent_ends(CaseVerb end)
    {
        var quarter = await TestNeighbourhood.Open(city);
        var parent = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        var report = (await quarter.Report(County.Litter, quarter.Yard)).Id; // joins it
        var child = Guid.NewGuid();
        // The same matter at the same place, and still a case of its own.
        Assert.Null(
            (
                await quarter.Send(TestNeighbourhood.Seen(County.Litter, quarter.Yard) with { Parent = parent }, child)
            ).Refusal);
        Assert.Null(
            (
                await quarter.Send(TestNeighbourhood.Seen(County.Litter, quarter.Yard) with { Parent = parent }, child)
            ).Refusal);
        await city.Delivered();
        Assert.Equal([child], (await quarter.View(parent))!.Children);
        Assert.Equal(parent, (await quarter.View(child))!.Parent);
        Assert.Equal(parent, (await quarter.View(report))!.JoinedTo);
        var owed = (await quarter.Owes(quarter.West, child))!;

        _ =
            end == CaseVerb.Feedback
                ? await quarter.Through(parent, end)
                : await quarter.Step(parent, end, reason: "不成立");
        await city.Delivered();

        var ended = (await quarter.View(parent))!;
        Assert.DoesNotContain(ended.Stage, new[] { CaseStage.Reported, CaseStage.Filed });
        Assert.Equal([child], ended.Children);
        Assert.Equal(
            (CaseStage.Reported, parent),
            await quarter.View(child) is { } still ? (still.Stage, still.Parent) : default);
        Assert.Equal(
            (ObligationStatus.Known, owed.Due),
            await quarter.Owes(quarter.West, child) is { } running ? (running.Status, running.Due) : default);
        // A joined report ends with its primary case, a child does not.
        Assert.Equal(end == CaseVerb.Feedback ? ended.Stage : CaseStage.Reported, (await quarter.View(report))!.Stage);
        await quarter.Through(child, CaseVerb.Close);
    }

    [Fact]
    public async Task A_child_of_an_unknown_parent_is_refused()
    {
        var quarter = await TestNeighbourhood.Open(city);

        Assert.Equal(
            "report.parentUnknown",
            (await quarter.Send(TestNeighbourhood.Seen(County.Litter, quarter.Yard) with { Parent = Guid.NewGuid() }))
                .Refusal
                ?.Code);
    }
}
