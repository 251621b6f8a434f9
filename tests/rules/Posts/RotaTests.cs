using System.Globalization;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Tests.Atlas;

namespace Grid.Tests.Posts;

/// <summary>轮值: who stands for a post on which days, in which hours.</summary>
public sealed class RotaTests
{
    private static readonly EntityRef Street = new(EntityKind.Segment, "330424-XQ-02");
    private static readonly DateOnly Monday = new(2026, 11, 30);

    private static readonly WorkPeriod Night = new(new(18, 0), new(8, 0)), Day = new(new(8, 0), new(18, 0));

    private static readonly PostBook Book = PostBook.Empty.With(
    [
        Of("chief"),
        Of("night", [Night], [DayOfWeek.Monday, DayOfWeek.Sunday]),
        Of("weekend", days: [DayOfWeek.Saturday, DayOfWeek.Sunday]),
    ]);

    [Theory]
    [InlineData(0, "08:00", "chief")]
    [InlineData(0, "17:59", "chief")]
    [InlineData(0, "18:00", "night")]
    [InlineData(0, "23:59", "night")]
    [InlineData(1, "07:59", "night")] // the night of Monday
    [InlineData(1, "08:00", "chief")]
    [InlineData(1, "18:00", "chief")] // no night duty on Tuesday
    [InlineData(0, "03:00", "night")] // the night of Sunday
    [InlineData(5, "12:00", "weekend")]
    public void Who_is_on_the_rota_goes_before_who_holds_the_post_otherwise(int day, string time, string holder) =>
        Assert.Equal(
            holder,
            Book.Holder(
                Post.SegmentChief,
                Street,
                new(Monday.AddDays(day), TimeOnly.Parse(time, CultureInfo.InvariantCulture)))?.Data.Holder);

    [Fact]
    public void Of_a_day_as_a_whole_it_is_who_holds_the_post_otherwise_and_else_who_is_on_the_rota()
    {
        Assert.Equal("chief", Book.Holder(Post.SegmentChief, Street, Monday)?.Data.Holder);

        var rota = PostBook.Empty.With([Of("night", [Night], [DayOfWeek.Monday])]);
        Assert.Equal("night", rota.Holder(Post.SegmentChief, Street, Monday)?.Data.Holder);
        Assert.Equal("night", rota.Holder(Post.SegmentChief, Street, Monday.AddDays(1))?.Data.Holder);
        Assert.Null(rota.Holder(Post.SegmentChief, Street, Monday.AddDays(2)));
        Assert.Null(rota.Holder(Post.SegmentChief, Street, new(Monday, new(12, 0))));
    }

    [Fact]
    public void A_duty_of_one_night_ends_on_the_morning_after()
    {
        var one = Of("night", [Night]) with { Code = "one" };
        var night = one with { Data = one.Data with { From = Monday, Until = Monday } };

        Assert.True(night.Covers(new(Monday.AddDays(1), new(7, 0))));
        Assert.False(night.Covers(new(Monday.AddDays(1), new(19, 0))));
        Assert.False(night.Covers(new(Monday, new(7, 0))));
    }

    [Fact]
    public void Two_contend_where_they_share_a_time_of_the_day()
    {
        var (day, night, late) = (Of("day", [Day]), Of("night", [Night]), Of("late", [new(new(17, 0), new(19, 0))]));

        Assert.False(day.Contends(night, Monday));
        Assert.True(late.Contends(day, Monday));
        Assert.True(late.Contends(night, Monday));
        Assert.False(day.Contends(Of("chief"), Monday));
        Assert.True(Of("chief").Contends(Of("other"), Monday));
        Assert.False(day.Contends(Of("late", [Day], [DayOfWeek.Tuesday]), Monday));
    }

    [Fact]
    public void The_hours_that_a_rota_leaves_open_are_said()
    {
        var town = Town.Map(Town.Segment(Street.Key, Town.Line((0, 0), (100, 0))));
        var rota = PostBook.Empty.With(
        [
            Of("day", [new(new(8, 0), new(12, 0)), new(new(14, 0), new(18, 0))]),
            Of("night", [Night], [DayOfWeek.Monday]),
        ]);

        Assert.Equal(["00:00-08:00", "12:00-14:00"], Open(rota, Monday));
        Assert.Equal(["12:00-14:00", "18:00-24:00"], Open(rota, Monday.AddDays(1)));
        Assert.Empty(Open(rota.With([Of("chief")]), Monday));
        Assert.Empty(Open(PostBook.Empty.With([Of("night", [Night]), Of("day", [Day])]), Monday));

        string[] Open(PostBook posts, DateOnly day)
        {
            var (duties, items) = new CoverageCheck(town, posts, OfficeList.Empty).On(day, Post.SegmentChief);
            var gaps = items.Where(static item => item.Fault == CoverageFault.Gap).ToList();
            Assert.Equal((1 - gaps.Count, gaps.Count), (duties.Single().Held, duties.Single().Gaps));
            Assert.All(
                gaps,
                static gap => Assert.Contains(string.Join(", ", gap.Hours!), gap.Why, StringComparison.Ordinal));
            return [.. gaps.SelectMany(static gap => gap.Hours!).Select(static hours => hours.ToString())];
        }
    }

    private static Appointment Of(
        string holder, IReadOnlyList<WorkPeriod>? periods = null, IReadOnlyList<DayOfWeek>? days = null) => new(
            holder,
            new()
            {
                Duty = Post.SegmentChief,
                Place = Street,
                Holder = holder,
                From = new(2026, 1, 1),
                Weekdays = days,
                Periods = periods ?? [],
            });
}
