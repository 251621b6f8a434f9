using Grid.Cases;
using Grid.Ledger;
using Grid.Rulebook;
using Grid.Tests.City;

namespace Grid.Tests.Clocks;

/// <summary>A holiday notice that is entered moves the open deadlines of the city, once, also over a restart.</summary>
public sealed class NoticeTests
{
    private static readonly CalendarRow DragonBoat = new(new(2026, 6, 19), false, "端午节", "made");

    [Fact]
    public async Task A_notice_moves_each_open_deadline_that_crosses_its_days_once_and_tells_the_parties()
    {
        using var store = TestStore.Embedded();
        QuarterSeat seat;
        Guid open, handled;
        DateTimeOffset due;
        await using (var city = await TestCity.Start(store.Options))
        {
            await County.Found(city);
            var quarter = await TestNeighbourhood.Open(city);
            quarter.Now = County.Monday.AddHours(6.5);
            open = (await quarter.Report(County.Litter, quarter.At(100, 5))).Id;
            handled = (await quarter.Report(County.Litter, quarter.At(250, 5))).Id;
            due = (await quarter.Through(open, CaseVerb.Dispatch)).Due!.Value;
            await quarter.Through(handled, CaseVerb.Handle);
            Assert.Equal(2, due.Day);

            var moves = await city.Grains.GetGrain<IRulebookGrain>(0).Moves(Notice, 10);

            Assert.Equal((open, due, due.AddDays(1)), (moves.Items[0].Case, moves.Items[0].From, moves.Items[0].To));
            Assert.Single(moves.Items, static move => move.Clock == ClockKind.Handle);
            Assert.Equal(due, (await quarter.View(open))!.Due);
            await County.Table(city, Notice);
            seat = quarter.Seat;
        }

        await using var again = await TestCity.Start(store.Options);
        var later = TestNeighbourhood.Resume(again, seat);
        await Deadlines.Pass(again, seat.Now.AddMinutes(1));
        await Deadlines.Pass(again, seat.Now.AddMinutes(2));
        await again.Delivered();

        var view = (await later.View(open))!;
        Assert.Equal(due.AddDays(1), view.Due);
        Assert.Equal(
            (DeadlineStep.Revised, (DateTimeOffset?)due.AddDays(1)),
            ((await later.Owes(view.Lead, open))!.Notice!.Step, (await later.Owes(view.Lead, open))!.Due));
        Assert.Equal(due.Day, (await later.View(handled))!.Duties[0].Due!.Value.Day);
        var revised = Assert.Single((await again.Records()).Select(EventCodec.Read).OfType<CaseDeadlineRevised>());
        Assert.Equal((due, due.AddDays(1)), (revised.From, revised.To));
        Assert.Equal(["notice of 1 June"], revised.Notices);
    }

    private static TableData Notice => new()
    {
        Table = TableName.Calendar,
        Calendar = [DragonBoat, new(new(2026, 6, 2), false, "县庆日", "notice of 1 June")],
    };
}
