using Grid.Cases;
using Grid.Clocks;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Tests.Cases;

namespace Grid.Tests.Clocks;

/// <summary>The limit of handling starts with the dispatch, or with the report where its row says so.</summary>
public sealed class LimitStartTests
{
    private static readonly WorkingCalendar Calendar = new(Year2019.Days, [], Year2019.China);

    private static readonly DateTimeOffset Sighted = Year2019.At("03-18 10:00"), Sent = Year2019.At("03-20 16:00");

    [Fact]
    public void A_limit_that_starts_with_the_report_is_not_longer_by_a_late_dispatch()
    {
        var story = Story().Reported(Sighted, 10, LimitStart.Report);
        Assert.Equal(Due(Sighted, 10), story.State.Due);

        story.Does(CaseVerb.File, Sent).Does(CaseVerb.Dispatch, Sent);

        Assert.Equal((Due(Sighted, 10), Due(Sighted, 10)), (story.State.Due, story.State.Times.HandleDue));
    }

    [Fact]
    public void A_limit_whose_row_says_nothing_starts_with_the_dispatch()
    {
        var story = Story().Reported(Sighted, 10).Does(CaseVerb.File, Sent).Does(CaseVerb.Dispatch, Sent);

        Assert.Equal(Due(Sent, 10), story.State.Due);
    }

    [Fact]
    public void A_return_and_another_department_do_not_begin_it_again()
    {
        var story = Story().Reported(Sighted, 10, LimitStart.Report)
            .Does(CaseVerb.File, Sent)
            .Does(CaseVerb.Dispatch, Sent)
            .Does(CaseVerb.Return, Year2019.At("03-21 09:00"), reason: "not ours")
            .Does(CaseVerb.Dispatch, Year2019.At("03-22 09:00"), department: CaseStory.Police.Key);

        Assert.Equal(CaseStory.Police, story.State.Lead);
        Assert.Equal(Due(Sighted, 10), story.State.Due);
    }

    [Fact]
    public void It_stands_still_while_the_case_is_suspended()
    {
        var story = Story().Reported(Sighted, 10, LimitStart.Report)
            .Does(CaseVerb.File, Sighted)
            .Does(CaseVerb.Suspend, Year2019.At("03-19 10:00"), reason: "waits", until: Year2019.At("03-26 10:00"))
            .Does(CaseVerb.Resume, Year2019.At("03-25 10:00"))
            .Does(CaseVerb.Dispatch, Year2019.At("03-27 10:00"));

        Assert.Equal(Due(Year2019.At("03-25 10:00"), 9), story.State.Due);
    }

    [Fact]
    public void A_part_without_a_time_of_its_own_is_due_with_it()
    {
        var story = Story().Reported(Sighted, 10, LimitStart.Report)
            .Does(CaseVerb.File, Sent)
            .Does(CaseVerb.Dispatch, Sent)
            .Opens(CaseStory.Police, Year2019.At("03-22 09:00"));

        Assert.Equal(Due(Sighted, 10), story.State.Parts.Single().Due);
    }

    [Fact]
    public void A_reopened_case_has_the_whole_limit_from_then_on()
    {
        var again = Year2019.At("03-25 10:00");
        var story = Story().Reported(Sighted, 10, LimitStart.Report)
            .Does(CaseVerb.File, Sent)
            .Does(CaseVerb.Dispatch, Sent)
            .Does(CaseVerb.Handle, Sent)
            .Does(CaseVerb.Check, Sent, passed: true)
            .Does(CaseVerb.Close, Sent)
            .Does(CaseVerb.Reopen, again, reason: "still there")
            .Does(CaseVerb.Dispatch, Year2019.At("03-26 10:00"));

        Assert.Equal(Due(again, 10), story.State.Due);
    }

    [Fact]
    public void What_is_due_at_once_is_in_time_at_the_same_moment_and_nobody_is_reminded()
    {
        var story = Story().Reported(Sighted, 0, LimitStart.Report)
            .Does(CaseVerb.File, Sighted)
            .Does(CaseVerb.Dispatch, Sighted);
        Assert.Equal(Sighted, story.State.Due);
        Assert.Null(ClockRules.Next(story.State.Times, ClockKind.Handle, story.County.Rules));

        story.Does(CaseVerb.Handle, Sighted);

        Assert.False(story.State.Progress.HandledLate);
    }

    private static CalendarStory Story() => new(Year2019.Days);

    private static DateTimeOffset Due(DateTimeOffset from, double days) => Calendar.Due(from, days, LimitUnit.WorkDay);
}
