using Grid.Cases;
using Grid.Clocks;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Tests.Cases;
using static Grid.Tests.Clocks.Year2019;

namespace Grid.Tests.Clocks;

/// <summary>A post has hours and closing days of its own, and so has a department: each stops its own clocks.</summary>
public sealed class PostHoursTests
{
    private static readonly HoursRow Longer = new(
        new(2018, 1, 1), null, [new(new(8, 0), new(20, 0))], "test", "L", Post: Post.CommandCentre);

    [Fact]
    public void A_step_runs_by_the_hours_of_the_post_that_owes_it_and_not_of_the_department_that_leads()
    {
        var story = new CalendarStory(Days)
            .Enter(new TableData
            {
                Table = TableName.Limits,
                Limits =
                [
                    new(ClockKind.File, null, ["*"], null, [], 4, LimitUnit.WorkHour, new(2018, 1, 1), null, "t", "L"),
                ],
            })
            .Reported(At("05-14 17:00"), 2);
        Assert.Equal(At("05-15 11:00"), Due(story));

        story.Enter([.. Days, Closed("05-15", department: CaseStory.Sanitation.Key)]);
        Assert.Equal(At("05-15 11:00"), Due(story)); // the desk files, and it is open

        story.Enter(new TableData { Table = TableName.Hours, Hours = [Longer] });
        Assert.Equal(At("05-15 09:00"), Due(story));

        story.Enter([.. Days, Closed("05-15", post: Post.CommandCentre)]);
        Assert.Equal(At("05-16 09:00"), Due(story));
    }

    [Fact]
    public void A_closing_day_that_is_entered_moves_what_its_department_has_to_handle()
    {
        var story = new CalendarStory(Days).Dispatched(At("05-14 09:00"), 2);
        story.Enter([.. Days, Closed("05-15", department: CaseStory.Sanitation.Key)]).Pass(At("05-14 10:00"));

        var revised = Assert.Single(story.Revised);
        Assert.Equal((At("05-16 09:00"), At("05-17 09:00")), (revised.From, revised.To));
        Assert.Equal(["office moves"], revised.Notices);
        Assert.Empty(new CalendarStory(Days).Dispatched(At("05-14 09:00"), 2)
            .Enter([.. Days, Closed("05-15", department: CaseStory.Police.Key)])
            .Pass(At("05-14 10:00")).Revised);
    }

    [Fact]
    public void A_question_for_a_due_time_goes_by_the_hours_of_the_post_that_it_names()
    {
        var rules = Rules.Empty(China)
            .With(1, new() { Table = TableName.Calendar, Calendar = Days })
            .With(2, new() { Table = TableName.Hours, Hours = [Longer] });
        var asked = new DueQuestion(At("05-14 17:00"), ClassKind.Event, null, 1, 2, LimitUnit.WorkHour, null);

        Assert.Equal(At("05-15 09:00"), DueRules.Answer(rules, asked).Value!.Due);
        var answer = DueRules.Answer(rules, asked with { Post = Post.CommandCentre }).Value!;
        Assert.Equal((At("05-14 19:00"), Post.CommandCentre), (answer.Due, answer.Post));
    }

    [Fact]
    public void Hours_and_closing_days_are_of_a_department_or_of_a_post_that_the_county_has()
    {
        var warden = new Post("warden");
        Assert.Equal(
            ["row.keeper", "row.post"],
            HoursTable.Check([Longer with { Department = "A" }, Longer with { Post = warden }], Vocabulary.Empty)
                .Select(static found => found.Code));
        Assert.Equal(
            ["row.keeper", "row.post"],
            CalendarTable
                .Check([Closed("05-15", "A", Post.Collector), Closed("05-15", post: warden)], Vocabulary.Empty)
                .Select(static found => found.Code));
        Assert.Empty(CalendarTable.Check(
            [Closed("05-15", "A"), Closed("05-15", post: Post.Collector), Closed("05-15")], Vocabulary.Empty));
    }

    private static DateTimeOffset? Due(CalendarStory story) =>
        ClockRules.Due(story.State.Times, ClockKind.File, story.County.Rules);

    private static CalendarRow Closed(string day, string? department = null, Post? post = null) => new(
        DateOnly.FromDateTime(At($"{day} 00:00").DateTime),
        false,
        "closed",
        "office moves",
        Department: department,
        Post: post);
}
