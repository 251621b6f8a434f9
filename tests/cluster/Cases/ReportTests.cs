using Grid.Cases;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Tests.City;

namespace Grid.Tests.Cases;

[Collection(CityCollection.Name)]
public sealed class ReportTests(CityFixture fixture)
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(2);

    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task A_report_before_a_shop_is_owed_by_everyone_who_answers_for_that_front()
    {
        var quarter = await TestNeighbourhood.Open(city);
        (EntityRef Party, AssignmentRole Role, string Rule)[] answering =
        [
            (County.Enforcement, AssignmentRole.Lead, "C-street"),
            (County.Market, AssignmentRole.Help, "C-market"),
            (quarter.Office, AssignmentRole.Territory, "A-subdistrict"),
            (quarter.West, AssignmentRole.Grid, "A-cell"),
            (quarter.WestStreet, AssignmentRole.Segment, "A-segment"),
            (quarter.Road, AssignmentRole.Road, "A-road"),
            (quarter.Tea, AssignmentRole.Frontage, "B-front"),
        ];

        var reported = await quarter.Report(County.Outside, quarter.TeaFront);

        Assert.Equal(
            answering.OrderBy(static one => one.Role),
            reported.Duties.Select(static duty => (duty.Party, duty.Role, duty.Rule)));
        Assert.All(
            reported.Duties, // a helper without a part of its own has no time
            duty => Assert.Equal(duty.Role == AssignmentRole.Help ? null : quarter.Now + Limit, duty.Due));
        foreach (var (party, role, rule) in answering)
        {
            await Eventually.Holds(async () => Assert.Equal(
                new Obligation(
                    reported.Id, reported.Number, ClassKind.Event, County.Outside, role,
                    null, // no party is late for what the desk has not sent it
                    ObligationStatus.Known,
                    rule,
                    quarter.Now,
                    null,
                    Part: reported.Place.Part,
                    Address: reported.Place.Address),
                await quarter.Owes(party, reported.Id)));
        }

        foreach (var party in quarter.Everyone)
        {
            Assert.Equal(new PartyFigures(), await quarter.Figures(party));
        }

        await quarter.Through(reported.Id, CaseVerb.File);
        await EachOwes(quarter, [quarter.Tea, quarter.West], reported.Id, ObligationStatus.Open);
        foreach (var party in quarter.Everyone.Where(party => answering.Any(one => one.Party == party)))
        {
            await Eventually.Holds(async () =>
                Assert.Equal(new PartyFigures { Raised = 1, Open = 1 }, await quarter.Figures(party)));
        }

        Assert.Null((await quarter.Owes(quarter.Tea, reported.Id))!.Due);
    }

    [Fact]
    public async Task What_went_round_the_loop_in_time_is_discharged_by_everyone()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Outside, quarter.TeaFront)).Id;
        EntityRef[] answering = [quarter.Office, quarter.West, quarter.WestStreet, quarter.Road, quarter.Tea];

        quarter.Now += TimeSpan.FromMinutes(30);
        var dispatched = await quarter.Through(id, CaseVerb.Dispatch);
        Assert.Equal(quarter.Now + Limit, dispatched.Due);
        await EachOwes(quarter, answering, id, ObligationStatus.Open, due: quarter.Now + Limit);

        quarter.Now += Limit;
        var handled = await quarter.Through(id, CaseVerb.Handle);
        Assert.False(handled.HandledLate);

        quarter.Now += Limit; // checking has its time: what was handled by its due time was in time
        var ended = await quarter.Through(id, CaseVerb.Feedback);

        Assert.Equal(CaseStage.FedBack, ended.Stage);
        await EachOwes(quarter, answering, id, ObligationStatus.Discharged, ended: quarter.Now);
        foreach (var party in answering)
        {
            Assert.Equal(new PartyFigures { Raised = 1, Discharged = 1 }, await quarter.Figures(party));
        }
    }

    [Fact]
    public async Task What_is_handled_after_its_due_time_is_overdue_until_then_and_late_for_ever()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Outside, quarter.TeaFront)).Id;
        await quarter.Through(id, CaseVerb.Accept);
        await EachOwes(quarter, [quarter.Tea], id, ObligationStatus.Open, due: quarter.Now + Limit);
        Assert.Equal(0, (await quarter.Figures(quarter.Tea)).Overdue);

        quarter.Now += Limit + TimeSpan.FromMinutes(1);
        Assert.Equal(new PartyFigures { Raised = 1, Open = 1, Overdue = 1 }, await quarter.Figures(quarter.Tea));

        var handled = await quarter.Through(id, CaseVerb.Handle);
        Assert.True(handled.HandledLate);
        await quarter.Through(id, CaseVerb.Close);

        await EachOwes(
            quarter, [quarter.Tea, quarter.West, quarter.Office], id, ObligationStatus.Discharged, ended: quarter.Now);
        Assert.Equal(
            new PartyFigures
            {
                Raised = 1,
                Discharged = 1,
                DischargedLate = 1,
            },
            await quarter.Figures(quarter.Tea));
    }

    [Fact]
    public async Task Work_that_does_not_pass_is_counted_and_the_late_second_try_is_late()
    {
        var quarter = await TestNeighbourhood.Open(city);
        // Led by the quarter's own office: four working hours.
        var id = (await quarter.Report(County.Litter, quarter.TeaFront)).Id;
        await quarter.Through(id, CaseVerb.Handle);
        await quarter.Step(id, CaseVerb.Check, passed: false);

        quarter.Now = County.Monday.AddDays(1); // half past nine: the four hours ended yesterday afternoon
        await quarter.Through(id, CaseVerb.Close);

        await Eventually.Holds(async () => Assert.Equal(
            new PartyFigures
            {
                Raised = 1,
                Discharged = 1,
                DischargedLate = 1,
                Reworked = 1,
                Dispatched = 1,
                Accepted = 1,
            },
            await quarter.Figures(quarter.Office)));
        Assert.Equal(0, (await quarter.Figures(quarter.Tea)).Reworked);
    }

    [Fact]
    public async Task A_department_that_returns_a_case_owes_it_no_longer_and_the_next_one_does()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        await quarter.Through(id, CaseVerb.Dispatch);
        await quarter.Step(id, CaseVerb.Return, reason: "不属于职责范围");
        await quarter.Step(id, CaseVerb.Dispatch, department: County.Bureau.Key);

        await Eventually.Holds(async () => Assert.Equal(
            new PartyFigures { Raised = 1, Lapsed = 1, Returned = 1, Dispatched = 1, ReturnsUpheld = 1 },
            await quarter.Figures(quarter.Office)));
        await Eventually.Holds(async () => Assert.Equal(
            (AssignmentRole.Lead, ObligationStatus.Open, "command"),
            await quarter.Owes(County.Bureau, id) is { } owed ? (owed.Role, owed.Status, owed.Rule) : default));
    }

    [Fact]
    public async Task A_report_indoors_reaches_the_building()
    {
        var quarter = await TestNeighbourhood.Open(city);

        var reported = await quarter.Report(County.Litter, quarter.Indoors);

        Assert.Equal((quarter.Repository.Key, null), (reported.Place.Building, reported.Place.Shop));
        await EachOwes(
            quarter,
            [quarter.Repository, quarter.West, quarter.WestStreet],
            reported.Id,
            ObligationStatus.Known);
    }

    [Fact]
    public async Task A_report_that_names_a_dog_reaches_the_dog_and_its_household()
    {
        var quarter = await TestNeighbourhood.Open(city);

        var sent = await quarter.Send(TestNeighbourhood.Seen(County.Dog, quarter.Yard) with { Dog = quarter.Dog });

        Assert.Null(sent.Refusal);
        foreach (var keeper in new[] { quarter.Dog, quarter.Household })
        {
            await Eventually.Holds(async () =>
                Assert.Equal(AssignmentRole.Keeper, (await quarter.Owes(keeper, sent.Value!.Id))?.Role));
        }

        await Eventually.Holds(async () =>
            Assert.Equal(
                (AssignmentRole.Inform, null),
                await quarter.Owes(County.Bureau, sent.Value!.Id) is { } owed ? (owed.Role, owed.Due) : default));
    }

    [Fact]
    public async Task What_is_refused_voided_or_sent_elsewhere_lapses()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var refused = (await quarter.Report(County.Outside, quarter.TeaFront)).Id;
        var voided = (await quarter.Report(County.Stall, quarter.TeaFront)).Id;
        var sentOn = (await quarter.Report(County.Litter, quarter.TeaFront)).Id;

        await quarter.Step(refused, CaseVerb.Refuse, reason: "不符合立案条件");
        await quarter.Step(voided, CaseVerb.Void, reason: "误报");
        await quarter.Step(sentOn, CaseVerb.Transfer, reason: "不在县域", to: "邻县");

        foreach (var id in new[] { refused, voided, sentOn })
        {
            await EachOwes(quarter, [quarter.West, quarter.Office], id, ObligationStatus.Known, ended: quarter.Now);
        }

        Assert.Equal(new PartyFigures(), await quarter.Figures(quarter.West)); // none of them was ever filed
    }

    [Fact]
    public async Task A_reopened_case_is_owed_again_by_a_new_time()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Outside, quarter.TeaFront)).Id;
        await quarter.Through(id, CaseVerb.Feedback);

        quarter.Now += TimeSpan.FromDays(3);
        await quarter.Step(id, CaseVerb.Reopen, reason: "又摆出来了");

        // Until the shop has heard of the reopening it still owes by the old time, which has passed.
        await Eventually.Holds(async () =>
            Assert.Equal(new PartyFigures { Raised = 1, Open = 1 }, await quarter.Figures(quarter.Tea)));
        await EachOwes(quarter, [quarter.Tea, quarter.West], id, ObligationStatus.Open);

        await quarter.Step(id, CaseVerb.Dispatch);
        await EachOwes(quarter, [quarter.Tea, quarter.West], id, ObligationStatus.Open, due: quarter.Now + Limit);
    }

    private static async Task EachOwes(
        TestNeighbourhood quarter,
        EntityRef[] parties,
        Guid id,
        ObligationStatus status,
        DateTimeOffset? due = null,
        DateTimeOffset? ended = null)
    {
        foreach (var party in parties)
        {
            await Eventually.Holds(async () =>
            {
                var owed = await quarter.Owes(party, id);
                Assert.Equal((status, ended), (owed?.Status, owed?.Ended));
                Assert.Equal(due ?? owed!.Due, owed!.Due);
            });
        }
    }
}
