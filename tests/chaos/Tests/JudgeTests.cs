namespace Grid.Chaos.Tests;

/// <summary>An oracle that sees no fault is worth what it says once it has been shown faults.</summary>
public sealed class JudgeTests
{
    private static LedgerBuilder Honest => new LedgerBuilder()
        .Report("1", "chaos-a")
        .Report("2", "chaos-b")
        .Step("1", "case.filed", "chaos-c")
        .Dispatch("1", "chaos-d")
        .Step("1", "case.handled", "chaos-e")
        .Step("2", "case.filed", "chaos-f")
        .Ask("chaos-no", Ending.Refused)
        .Ask("chaos-lost", Ending.Unanswered);

    [Fact]
    public void A_correct_ledger_has_no_findings() => Assert.Empty(Judge.Of(Honest.Book, Honest.Promises));

    [Theory]
    [InlineData("chaos-a")]
    [InlineData("chaos-e")]
    [InlineData("chaos-f")]
    public void A_planted_loss_is_seen(string mark) =>
        Assert.Contains(
            Judge.Of(FalsifiedLedger.Loss(Honest.Book, mark), Honest.Promises),
            finding =>
                finding.What.Contains(mark, StringComparison.Ordinal)
                && finding.What.Contains("lost", StringComparison.Ordinal));

    [Theory]
    [InlineData("chaos-b")]
    [InlineData("chaos-f")]
    public void A_planted_double_is_seen(string mark) =>
        Assert.Contains(
            Judge.Of(FalsifiedLedger.Double(Honest.Book, mark), Honest.Promises),
            finding =>
                finding.What.Contains(mark, StringComparison.Ordinal)
                && finding.What.Contains("2 times", StringComparison.Ordinal));

    [Fact]
    public void A_planted_swap_is_seen() =>
        Assert.Contains(
            Judge.Of(FalsifiedLedger.Swap(Honest.Book, "chaos-c", "chaos-d"), Honest.Promises),
            static finding => finding.What.Contains("acknowledged after", StringComparison.Ordinal));

    [Fact]
    public void A_planted_swap_is_seen_without_the_clients_log() =>
        Assert.Contains(
            Judge.Of(FalsifiedLedger.Swap(Honest.Book, "chaos-c", "chaos-d"), []),
            static finding => finding.Check == "loop");

    [Fact]
    public void What_can_be_planted_in_a_record_is_seen_in_it()
    {
        var shown = FalsifiedLedger.Shown(Honest.Book, Honest.Promises).ToList();

        Assert.Equal(["loss", "double", "swap"], shown.Select(static planted => planted.Fault));
        Assert.All(shown, static planted => Assert.True(planted.Seen, planted.Fault));
    }

    [Fact]
    public void A_refused_command_in_the_record_is_seen()
    {
        var broken = Honest.Step("2", "case.dispatched", "chaos-x");
        var promises = broken.Promises.Select(static promise =>
            promise.Mark == "chaos-x" ? promise with { Ending = Ending.Refused, Code = "case.closed" } : promise);

        Assert.Contains(
            Judge.Of(broken.Book, [.. promises]),
            static finding => finding.What.Contains("though refused", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(50.0, null, 1, 0)]
    [InlineData(null, 0.5, 0.5, 0)]
    [InlineData(null, 3.0, 2, 0)] // no limit gets longer by it
    [InlineData(50.0, null, 2, 1)]
    [InlineData(null, 0.5, 1, 1)]
    public void A_case_that_an_order_did_not_move_is_seen(double? percent, double? limit, double due, int wrong)
    {
        var builder = new LedgerBuilder()
            .Report("1", "chaos-a").Step("1", "case.filed", "chaos-b").Dispatch("1", "chaos-c")
            .Order(percent, limit).Revise("1", due);

        Assert.Equal(wrong, Orders.Check(builder.Book).Count());
    }

    [Fact]
    public void A_record_that_no_client_sent_is_found()
    {
        var promises = Honest.Promises.Where(static promise => promise.Mark != "chaos-b");

        Assert.Contains(
            Judge.Of(Honest.Book, [.. promises]),
            static finding => finding.What.Contains("nobody sent", StringComparison.Ordinal));
    }

    [Fact]
    public void What_got_no_answer_may_be_there_once()
    {
        var promises = Honest
            .Promises.Select(static promise =>
                promise.Mark == "chaos-f"
                    ? promise with
                    {
                        Ending = Ending.Unanswered,
                        Version = null,
                        Position = null,
                    }
                    : promise)
            .ToList();

        Assert.Empty(Judge.Of(Honest.Book, promises));
        Assert.Empty(Judge.Of(FalsifiedLedger.Loss(Honest.Book, "chaos-f"), promises));
        Assert.NotEmpty(Judge.Of(FalsifiedLedger.Double(Honest.Book, "chaos-f"), promises));
    }

    [Fact]
    public void An_answer_from_a_state_the_ledger_never_had_is_seen()
    {
        var promises = Honest.Promises.Select(static promise =>
            promise.Mark == "chaos-e" ? promise with { Version = 9, Position = "3:99" } : promise);

        Assert.Contains(
            Judge.Of(Honest.Book, [.. promises]),
            static finding => finding.What.Contains("where nothing is", StringComparison.Ordinal));
    }

    [Fact]
    public void A_record_changed_in_place_breaks_the_chain()
    {
        var book = Honest.Book;
        var changed = book with
        {
            Entries =
            [
                .. book.Entries.Select(static entry =>
                    entry.Mark == "chaos-c" ? entry with { By = "someone else" } : entry),
            ],
        };

        Assert.Contains(Judge.Of(changed, Honest.Promises), static finding => finding.Check == "chain");
    }

    [Fact]
    public void A_record_cut_off_at_the_end_is_missed_by_its_head()
    {
        var book = Honest.Book;

        Assert.Contains(
            Judge.Of(book with { Entries = [.. book.Entries.SkipLast(1)] }, []),
            static finding => finding.Check == "chain");
    }

    /// <summary>Otherwise it would repeat their mistakes.</summary>
    [Fact]
    public void The_oracle_shares_no_code_with_the_grains() =>
        Assert.DoesNotContain(
            typeof(Judge).Assembly.GetReferencedAssemblies(),
            static reference => reference.Name is "Grid.Grains" or "Grid.Contracts" or "Grid.Silo");
}
