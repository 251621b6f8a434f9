using CsCheck;
using Grid.Parties;
using Grid.Rulebook;
using static Grid.Tests.Rulebook.PlanOf2019;

namespace Grid.Tests.Rulebook;

public sealed class RouteExplanationTests
{
    [Fact]
    public void What_is_explained_is_what_is_routed()
    {
        var (led, lost, uncovered) = (0, 0, 0);
        Gen.Select(AnyRoutes.Table(40), AnyRoutes.Question).Sample((rows, asked) =>
        {
            var book = AnyRoutes.Book(rows);
            var routed = book.Route(asked).Value!;

            var considered = RouteExplanation.Of(book, asked, routed.Duties);

            var named = considered
                .Where(static row => row.Verdict == RowVerdict.Named)
                .Select(static row => (row.Party!.Value, row.Role, row.Rule))
                .ToHashSet();
            var kept = routed
                .Duties.Where(static duty => duty.Rule != RouteList.Uncovered)
                .Select(static duty => (duty.Party, duty.Role, duty.Rule))
                .ToHashSet();
            Assert.Equal(kept, named);
            Assert.All(
                considered.Where(static row => row.Verdict == RowVerdict.Lost),
                row =>
                    Assert.Contains(
                        routed.Duties,
                        duty => duty.Rule == row.LostTo || considered.Any(other => other.Rule == row.LostTo)));
            Assert.Equal(
                rows.Count(row => ClassPatterns.Fit(row.Kind, row.Classes, asked.Kind, asked.Class)), considered.Count);
            Interlocked.Add(ref led, kept.Count > 1 ? 1 : 0);
            Interlocked.Add(
                ref lost,
                considered.Any(static row => row is { Verdict: RowVerdict.Lost, Role: AssignmentRole.Lead })
                    ? 1
                    : 0);
            Interlocked.Add(ref uncovered, routed.Duties[0].Rule == RouteList.Uncovered ? 1 : 0);
        }, iter: 2000);
        Assert.True(led > 50 && lost > 50 && uncovered > 50, $"Led {led}, lost {lost}, uncovered {uncovered}.");
    }

    [Fact]
    public void The_order_of_rows_that_do_not_meet_does_not_matter()
    {
        var sorted = 0;
        Gen.Select(AnyRoutes.Table(40), AnyRoutes.Question, Gen.Int).Sample((rows, asked, seed) =>
        {
            // Every row has a precedence of its own, so that no row can tie with another.
            var apart = rows.Select(static (row, index) => row with { Precedence = index }).ToArray();
            var shuffled = apart.OrderBy(row => HashCode.Combine(row.Rule, seed)).ToArray();
            Interlocked.Add(ref sorted, apart.SequenceEqual(shuffled) ? 0 : 1);

            Assert.Equal(
                AnyRoutes.Book(apart).Route(asked).Value!.Duties, AnyRoutes.Book(shuffled).Route(asked).Value!.Duties);
        }, iter: 1000);
        Assert.True(sorted > 500);
    }

    [Fact]
    public void A_row_that_lost_says_to_which_and_one_that_does_not_apply_says_why()
    {
        var asked = new RouteQuestion(
            ClassKind.Event, "04-06", 1, Street with { TradingZone = "禁止区" }, Clocks.Year2019.At("04-01 09:30"));

        var rows = RouteExplanation
            .Of(Book, asked, Book.Route(asked).Value!.Duties)
            .ToDictionary(static row => row.Rule);

        Assert.Equal(
            (RowVerdict.Named, new EntityRef(EntityKind.Department, "330424-ZHZF-SR")),
            (rows["S80"].Verdict, rows["S80"].Party!.Value));
        Assert.Equal((RowVerdict.Lost, "S80"), (rows["S83-1"].Verdict, rows["S83-1"].LostTo));
        Assert.Equal(
            (RowVerdict.Unmet, "It asks for tradingZone=疏导区; it is 禁止区."), (rows["S82"].Verdict, rows["S82"].Why));
        Assert.Equal(RowVerdict.Nobody, rows["R-04"].Verdict);
        Assert.Equal((RowVerdict.Lost, "S80"), (rows["S83-5"].Verdict, rows["S83-5"].LostTo));
        Assert.Equal("plan", rows["S80"].Clause);
        Assert.DoesNotContain("S52-1", rows.Keys);
    }

    [Fact]
    public void A_row_may_hold_by_night_on_holidays_in_some_months_or_for_one_condition()
    {
        Assert.Equal("night", Lead("hours=22:00-06:00", "04-01 23:00"));
        Assert.Equal("night", Lead("hours=22:00-06:00", "04-01 05:59"));
        Assert.Equal("day", Lead("hours=22:00-06:00", "04-01 06:00"));
        Assert.Equal("night", Lead("day=holiday", "04-06 12:00"));
        Assert.Equal("day", Lead("day=holiday", "04-04 12:00"));
        Assert.Equal("night", Lead("month=4|5", "04-04 12:00"));
        Assert.Equal("day", Lead("month=12", "04-04 12:00"));
        Assert.Equal("night", Lead("condition=2", "04-04 12:00", 2));
        Assert.Equal("day", Lead("condition=2", "04-04 12:00"));

        static string Lead(string where, string at, int condition = 1)
        {
            var book = AnyRoutes.Book([
                Route("night", 1, null, "*", where, AssignmentRole.Lead, "department:N"),
                Route("day", 2, null, "*", "", AssignmentRole.Lead, "department:D"),
            ]);
            return book.Route(new(ClassKind.Event, "04-05", condition, Street, Clocks.Year2019.At(at)))
                .Value!.Duties[0]
                .Rule;
        }
    }

    [Fact]
    public void What_a_thing_is_fixed_to_goes_before_the_land_it_stands_on()
    {
        var book = AnyRoutes.Book([
            Route("sign", 100, null, "*", "attachment=路名牌", AssignmentRole.Lead, "department:MZ"),
            Route("highway", 110, null, "*", "land=highway", AssignmentRole.Lead, "department:JT"),
            Route("town", 200, null, "*", "builtUp=yes", AssignmentRole.Lead, "department:ZHZF")]);
        var asked = new RouteQuestion(
            ClassKind.Event, "04-05", 1, Street with { HighwayLand = "G-1" }, Clocks.Year2019.At("04-01 09:30"));

        Assert.Equal(
            ["sign", "highway", "highway"],
            new[] { "路名牌", "灯杆", null }.Select(on =>
                book.Route(asked with { Attachment = on }).Value!.Duties[0].Rule));
        Assert.Equal("town", book.Route(asked with { Place = Street }).Value!.Duties[0].Rule);
    }
}
