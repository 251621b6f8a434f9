using System.Diagnostics;
using Grid.Cases;
using Grid.Parties;
using Grid.Posts;
using Grid.Tests.Clocks;
using Grid.Worklists;

namespace Grid.Tests.Worklists;

/// <summary>Steps of a post stand in the order of their due times, and cost the same however many there are.</summary>
public sealed class OwedStepsTests
{
    private static readonly StepGroup Centre = new("330424", Post.CommandCentre, null);

    [Fact]
    public void The_list_begins_with_what_ends_next_and_counts_all()
    {
        var owed = new OwedSteps();
        Put(owed, 1, "05-14 12:00");
        Put(owed, 2, "05-14 10:00");
        Put(owed, 3, "05-14 11:00");
        Put(owed, 4, "05-14 09:00");

        var (total, late, items) = owed.Of(Centre, At("05-14 10:30"), null, 3);

        Assert.Equal((4L, 2L), (total, late));
        Assert.Equal([4, 2, 3], items.Select(NumberOf));
        Assert.Equal([1], owed.Of(Centre, At("05-14 10:30"), items[^1], 3).Items.Select(NumberOf));
    }

    [Fact]
    public void A_page_goes_on_where_the_one_before_ended_though_its_last_step_was_taken_meanwhile()
    {
        var owed = new OwedSteps();
        Put(owed, 1, "05-14 09:00");
        Put(owed, 2, "05-14 10:00");
        Put(owed, 3, "05-14 11:00");
        var last = owed.Of(Centre, At("05-14 08:00"), null, 2).Items[^1];

        owed.Set(Id(2), "330424", []);

        Assert.Equal([3], owed.Of(Centre, At("05-14 08:00"), last, 2).Items.Select(NumberOf));
    }

    [Fact]
    public void What_a_unit_owes_is_a_list_of_its_own()
    {
        var owed = new OwedSteps();
        var cell = new EntityRef(EntityKind.Cell, "C-1");
        owed.Set(Id(1), "330424", [In(cell, 1)]);
        owed.Set(Id(2), "330424", [In(new(cell.Kind, "C-2"), 2)]);

        Assert.Equal([1], owed.Of(new("330424", null, cell), At("05-14 08:00"), null, 9).Items.Select(NumberOf));
        Assert.Equal(2, owed.Of(new("330424", Post.GridMember, null), At("05-14 08:00"), null, 9).Total);
        Assert.Equal(0, owed.Of(new("330481", Post.GridMember, null), At("05-14 08:00"), null, 9).Total);

        owed.Set(Id(1), "330424", []);

        Assert.Equal(0, owed.Of(new("330424", null, cell), At("05-14 08:00"), null, 9).Total);
    }

    /// <summary>A page of twenty among two hundred thousand may take as long as fifty pages of twenty in all.</summary>
    [Fact]
    public void A_page_costs_no_more_among_many_cases()
    {
        var (few, many) = (Filled(2_000), Filled(200_000));
        Pages(few);
        Pages(many);

        // The shortest of several, so that a busy machine does not count.
        var (little, much) = (
            Enumerable.Range(0, 5).Min(_ => Pages(few)), Enumerable.Range(0, 5).Min(_ => Pages(many)));

        Assert.True(much < (50 * little) + TimeSpan.FromMilliseconds(20), $"{little} among few, {much} among many");
    }

    private static TimeSpan Pages(OwedSteps owed)
    {
        var began = Stopwatch.GetTimestamp();
        DueStep? after = null;
        for (var page = 0; page < 50; page++)
        {
            after = owed.Of(Centre, At("05-14 08:00"), after, 20).Items[^1];
        }

        return Stopwatch.GetElapsedTime(began);
    }

    private static OwedSteps Filled(int count)
    {
        var owed = new OwedSteps();
        for (var number = 1; number <= count; number++)
        {
            owed.Set(Id(number), "330424", [Step(number, "05-14 09:00")]);
        }

        return owed;
    }

    private static void Put(OwedSteps owed, int number, string due) =>
        owed.Set(Id(number), "330424", [Step(number, due)]);

    private static DueStep Step(int number, string due) =>
        new(Id(number), ClockKind.File, At("05-14 08:00"), At(due), false, Post.CommandCentre);

    private static DueStep In(EntityRef cell, int number) =>
        Step(number, "05-14 09:00") with { Post = Post.GridMember, Unit = cell };

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static int NumberOf(DueStep step) => BitConverter.ToInt32(step.Case.ToByteArray());

    private static DateTimeOffset At(string time) => Year2019.At(time);
}
