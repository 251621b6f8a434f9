namespace Grid.Chaos.Tests;

/// <summary>A clock of the chaos county runs for 1.8 seconds, its second step comes 1.8 seconds later.</summary>
public sealed class DeadlineTests
{
    private static readonly DateTimeOffset Noon = new(2019, 4, 1, 12, 0, 0, TimeSpan.FromHours(8));

    private static LedgerBuilder Filed => new LedgerBuilder().Report("1", "chaos-a").Step("1", "case.filed", "chaos-b");

    private static LedgerBuilder Noted =>
        Filed.Pass("1", "CH-dispatch-1", due: 1.8, at: 1.9).Pass("1", "CH-dispatch-2", due: 3.6, at: 3.7);

    [Fact]
    public void What_was_due_and_noted_once_in_its_order_is_as_it_should_be() =>
        Assert.Empty(Deadlines.Check(Noted.Book, Noon));

    [Fact]
    public void A_deadline_without_a_record_is_found() =>
        Assert.Contains(
            "had not passed", Assert.Single(Deadlines.Check(Filed.Book, Noon)).What, StringComparison.Ordinal);

    [Fact]
    public void A_clock_that_still_runs_is_not_asked_for() => Assert.Empty(Deadlines.Check(Filed.Book, read: null));

    [Fact]
    public void A_deadline_noted_twice_is_seen() =>
        Assert.NotEmpty(Deadlines.Check(Noted.Pass("1", "CH-dispatch-2", due: 3.6, at: 3.8).Book, Noon));

    [Fact]
    public void A_skipped_step_of_an_escalation_is_found() =>
        Assert.NotEmpty(Deadlines.Check(Filed.Pass("1", "CH-dispatch-2", due: 3.6, at: 3.7).Book, Noon));

    [Fact]
    public void A_deadline_before_its_time_is_seen() =>
        Assert.NotEmpty(Deadlines.Check(Filed.Pass("1", "CH-dispatch-1", due: 1.2, at: 1.9).Book, read: null));

    [Fact]
    public void A_step_after_a_deadline_without_a_record_is_found() =>
        Assert.Contains(
            "was due at",
            Assert
                .Single(Deadlines.Check(
                    Filed.Step("1", "case.accepted", "chaos-c", TimeSpan.FromSeconds(2)).Book, read: null))
                .What,
            StringComparison.Ordinal);

    [Fact]
    public void A_party_notified_late_has_its_own_limit_from_then_on() =>
        Assert.Empty(Deadlines.Check(
            Filed
                .Pass("1", "CH-dispatch-1", due: 1.8, at: 100)
                .Pass("1", "CH-dispatch-2", due: 101.8, at: 102)
                .Book,
            Noon));

    [Fact]
    public void A_notified_party_answers_as_a_chief_until_the_next_is_notified()
    {
        var obligation = new Recount(Noted.Book).Accounts["department/O"].ByCase["1"];

        Assert.Equal(("Chief", "CH-dispatch-1", "open"), (obligation.Role, obligation.Rule, obligation.Status));
    }
}
