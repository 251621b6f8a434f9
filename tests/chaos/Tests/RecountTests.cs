namespace Grid.Chaos.Tests;

/// <summary>What a party owes, counted by hand.</summary>
public sealed class RecountTests
{
    [Fact]
    public void A_duty_is_owed_until_its_case_is_closed_and_late_when_it_was_handled_late()
    {
        var recount = new Recount(new LedgerBuilder()
            .Report("1", "chaos-a").Step("1", "case.filed", "chaos-b").Dispatch("1", "chaos-c")
            .Step("1", "case.handled", "chaos-d", TimeSpan.FromHours(3))
            .Step("1", "case.checked", "chaos-e", TimeSpan.FromHours(3), passed: true)
            .Step("1", "case.closed", "chaos-f", TimeSpan.FromHours(3))
            .Report("2", "chaos-g").Step("2", "case.filed", "chaos-h")
            .Report("3", "chaos-i").Book);

        Assert.Equal(
            new Dictionary<string, long>
            {
                ["raised"] = 2,
                ["open"] = 1,
                ["discharged"] = 1,
                ["dischargedLate"] = 1,
                ["lapsed"] = 0,
                ["reworked"] = 0,
                ["returned"] = 0,
            },
            recount.Accounts["department/D"].Figures);
        Assert.Equal("E0405-20190401-3-7", Assert.Single(recount.Accounts["department/D"].Open).Number);
    }

    [Fact]
    public void A_return_is_right_when_the_case_goes_to_another_and_wrong_when_it_comes_back()
    {
        var builder = new LedgerBuilder()
            .Report("1", "chaos-a")
            .Step("1", "case.filed", "chaos-b")
            .Dispatch("1", "chaos-c")
            .Return("1", "chaos-d")
            .Dispatch("1", "chaos-e", "department/E");
        Assert.Equal((1L, 1L, 0L), Said(builder));

        builder.Return("1", "chaos-f", "department/E").Refer("1", "department/O").Dispatch("1", "chaos-g");
        Assert.Equal((1L, 0L, 1L), Said(builder));
        Assert.Equal("discharged", new Recount(builder.Book).Accounts["department/O"].ByCase["1"].Status);
        Assert.Empty(Loop.Check(builder.Book));

        static (long, long, long) Said(LedgerBuilder builder) =>
            new Recount(builder.Book).Accounts["department/D"].Dispatches is var said
                ? (said["returned"], said["upheld"], said["overruled"])
                : default;
    }

    [Fact]
    public void A_part_is_done_when_its_own_check_is_passed()
    {
        var builder = new LedgerBuilder()
            .Report("1", "chaos-a")
            .Step("1", "case.filed", "chaos-b")
            .Dispatch("1", "chaos-c")
            .Part("1", "department/E", "case.partOpened");
        Assert.Equal("open", new Recount(builder.Book).Accounts["department/E"].ByCase["1"].Status);

        builder.Part("1", "department/E", "case.partHandled").Part("1", "department/E", "case.partChecked");
        Assert.Equal("discharged", new Recount(builder.Book).Accounts["department/E"].ByCase["1"].Status);
        Assert.Equal("open", new Recount(builder.Book).Accounts["department/D"].ByCase["1"].Status);
        Assert.Empty(Loop.Check(builder.Book));
    }

    [Fact]
    public void A_party_without_a_role_after_the_dispatch_owes_nothing() =>
        Assert.Equal(
            "lapsed",
            new Recount(
                new LedgerBuilder()
                    .Report("1", "chaos-a")
                    .Step("1", "case.filed", "chaos-b")
                    .Dispatch("1", "chaos-c")
                    .Book)
                .Accounts["segment/S"]
                .ByCase["1"]
                .Status);

    [Fact]
    public void A_check_that_fails_is_rework_of_the_lead_alone()
    {
        var recount = new Recount(new LedgerBuilder()
            .Report("1", "chaos-a")
            .Step("1", "case.filed", "chaos-b")
            .Step("1", "case.handled", "chaos-d")
            .Step("1", "case.checked", "chaos-e", passed: false)
            .Book);

        Assert.Equal(1, recount.Accounts["department/D"].Reworked);
        Assert.Equal(0, recount.Accounts["segment/S"].Reworked);
        Assert.Null(recount.Accounts["department/D"].ByCase["1"].Handled);
    }
}
