using Grid.Cases;
using Grid.Clocks;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Tests.City;
using Grid.Tests.Clocks;
using Grid.Worklists;

namespace Grid.Tests.Worklists;

/// <summary>The desk owes its steps as an office owes its cases: with due times, in its list and figures.</summary>
public sealed class DeskTests
{
    [Fact]
    public async Task The_desk_that_files_late_is_late_in_its_own_list_and_figures_though_the_city_starts_again()
    {
        using var store = TestStore.Embedded();
        QuarterSeat seat;
        Guid late, first;
        await using (var city = await TestCity.Start(store.Options))
        {
            await County.Found(city);
            await Deadlines.Rule(city);
            var quarter = await TestNeighbourhood.Open(city);
            first = (await quarter.Report(County.Litter, quarter.At(100, 5))).Id;
            late = (await quarter.Report(County.Litter, quarter.At(250, 5))).Id;
            await quarter.Step(first, CaseVerb.File);

            quarter.Now = quarter.Now.AddHours(2);
            var owed = await Owed(quarter);

            Assert.Equal((2L, 2L), (owed.Total, owed.Late)); // one is to be dispatched, the other to be filed
            Assert.Equal([ClockKind.File, ClockKind.Dispatch], owed.Items.Select(static step => step.Clock).Order());
            Assert.Equal((ClockKind.File, 1L, 0L, 0L), Ended(Assert.Single(owed.Ended!)));

            await quarter.Step(late, CaseVerb.File);
            await quarter.Step(first, CaseVerb.Void, reason: "twice");
            seat = quarter.Seat;
        }

        await using var again = await TestCity.Start(store.Options);
        var later = TestNeighbourhood.Resume(again, seat);
        var now = await Owed(later);
        Assert.Equal((1L, 0L), (now.Total, now.Late));
        Assert.Equal(
            [(ClockKind.File, 2L, 1L, 0L), (ClockKind.Dispatch, 0L, 0L, 1L)],
            now.Ended!.Select(Ended).OrderBy(static one => one.Item1 != ClockKind.File));

        var lines = await Obligations(again, later);
        var filed = Assert.Single(lines, static line => line.Role == AssignmentRole.Step);
        Assert.Equal(
            (late, ClockKind.Dispatch, ObligationStatus.Open, "D1"),
            (filed.Case, filed.Step, filed.Status, filed.Rule));
        Assert.NotNull(filed.Due);
        Assert.Equal(1, (await later.View(County.CommandCentre)).Steps!.Total);

        await later.Step(first, CaseVerb.Object, reason: "still there");
        var review = Assert.Single((await Owed(later)).Items, static step => step.Clock == ClockKind.Review);
        Assert.Equal(
            (first, County.CommandCentre, Post.CommandCentre), (review.Case, review.Party!.Value, review.Post));
        var open = (await Obligations(again, later)).Where(static line => line.Status == ObligationStatus.Open);
        Assert.Equal(AssignmentRole.Review, Assert.Single(open, line => line.Case == first).Role); // once
    }

    private static async Task<IReadOnlyList<Obligation>> Obligations(TestCity city, TestNeighbourhood quarter)
    {
        await city.Listed();
        return (await quarter.Ask(grains =>
            grains.GetGrain<IWorklistGrain>(0).Obligations(County.CommandCentre, null, 50, null, null))).Value!.Items;
    }

    private static (ClockKind, long, long, long) Ended(StepFigures figures) =>
        (figures.Clock, figures.Discharged, figures.DischargedLate, figures.Lapsed);

    private static async Task<PostWorklist> Owed(TestNeighbourhood quarter) =>
        (await quarter.Ask(grains =>
            grains.GetGrain<IWorklistGrain>(0).Of(AskWorklist.Of(County.CommandCentre, most: 10)))).Value!;
}
