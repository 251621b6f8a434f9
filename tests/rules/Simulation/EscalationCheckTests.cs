using System.Text.Json;
using CsCheck;
using Grid.Cases;
using Grid.Rulebook;
using Grid.Simulation.Door;
using Grid.Simulation.Escalations;
using Grid.Simulation.Replay;
using Grid.Tests.Clocks;
using static Grid.Tests.Clocks.Year2019;

namespace Grid.Tests.Simulation;

/// <summary>The check of escalations expects the notices that the rules send, and finds every difference.</summary>
public sealed class EscalationCheckTests
{
    private static readonly RuleTables Tables = new(
        [
            .. WaitingCase.Book.Limits.Rows.Select(static row => new StageLimitBody(
                row.Clock,
                "*",
                string.Join('|', row.Classes),
                row.Condition,
                string.Join('|', row.Channels),
                row.Limit,
                row.Unit.ToString(),
                row.From,
                row.Until)),
        ],
        [
            .. WaitingCase.Book.Escalations.Rows.Select(static row => new EscalationBody(
                row.Rule, row.Clock, row.Step, row.Percent, row.After, row.Unit,
                row.To?.ToString() ?? "lead",
                row.From,
                row.Until)),
        ],
        AlmanacTests.Of(WaitingCase.Book.Calendar));

    [Fact]
    public void What_is_expected_is_what_the_rules_of_the_city_do_whenever_what_is_done()
    {
        var (notices, topped, reworked, first) = (0, 0, 0, 0);
        Gen.Select(
                Gen.Int[0, 80_000],
                Gen.Bool.Select(static citizen => citizen ? "城市啄木鸟" : "巡查发现"),
                Gen.Int[0, 4000].Array[9],
                Gen.Int[0, 9],
                Gen.Bool,
                Gen.Bool)
            .Sample(
                (start, channel, gaps, steps, rework, shop) =>
        {
            var at = At("01-02 08:00").AddMinutes(start);
            var waiting = WaitingCase.Reported(at.ToString("MM-dd HH:mm", null), channel, shop ? "SHOP" : null);
            var log = Reported(at, channel, shop ? "SHOP" : null);
            foreach (var (step, gap) in Plan(channel, rework).Take(steps).Zip(gaps))
            {
                at = at.AddMinutes(gap);
                Assert.Null(waiting.Does(step.Verb, at, step.Passed).Refused);
                log.Acknowledged(step with { At = at }, Answer(log.Id));
            }

            var until = at.AddDays(20);
            var expected = new Expected(Tables).Of(log, until);
            foreach (var clock in Enum.GetValues<ClockKind>())
            {
                var (does, expects) = (
                    waiting.Until(until).Deadlines.Where(one => one.Clock == clock).ToList(),
                    expected.Where(one => one.Clock == clock).ToList());
                Assert.Equal(does.Select(static one => one.Rule), expects.Select(static one => one.Rule));
                Assert.All(
                    does.Zip(expects),
                    static pair =>
                        Assert.True(
                            (pair.First.Due - pair.Second.Due).Duration()
                                + (pair.First.At - pair.Second.At).Duration()
                                < TimeSpan.FromMilliseconds(1),
                            $"{pair}"));
            }

            Interlocked.Add(ref notices, expected.Count);
            Interlocked.Add(ref topped, expected.Any(static one => one.Rule == "H9") ? 1 : 0);
            var failed = log
                .Done.Where(static step => step is { Verb: CaseVerb.Check, Passed: false })
                .Select(static step => step.At)
                .FirstOrDefault();
            Interlocked.Add(
                ref reworked,
                failed != default && expected.Any(one => one.Clock == ClockKind.Handle && one.At > failed)
                    ? 1
                    : 0);
            Interlocked.Add(ref first, expected.Any(static one => one.Rule == "1F") ? 1 : 0);
        }, iter: 400);
        Assert.True(
            notices > 500 && topped > 20 && reworked > 2 && first > 20,
            $"{notices} notices, {topped} to the top, {reworked} after a check that failed, {first} first feedbacks");
    }

    [Fact]
    public void A_city_that_notifies_each_party_once_in_order_and_in_time_agrees() =>
        Assert.Empty(Found(static lines => lines));

    [Fact]
    public void A_missing_notice_is_found_out() =>
        Assert.Contains(
            "Handle should have told",
            Assert.Single(Found(static lines => lines.Where(static line => !Says(line, "H6")))),
            StringComparison.Ordinal);

    [Fact]
    public void A_repeated_notice_is_found_out() =>
        Assert.Contains(
            "Handle should have told",
            Assert.Single(
                Found(static lines => lines.SelectMany(static line => Says(line, "H6") ? [line, line] : new[] { line }))
            ),
            StringComparison.Ordinal);

    [Fact]
    public void A_late_notice_is_found_out() =>
        Assert.NotEmpty(Found(static lines =>
            lines.Select(static line => Says(line, "H9") ? line with { At = line.At.AddSeconds(1) } : line)));

    [Fact]
    public void A_notice_out_of_turn_is_found_out() => Assert.NotEmpty(Found(static lines => lines.Reverse()));

    [Fact]
    public void Escalations_in_another_order_than_the_tables_are_found() =>
        Assert.NotEmpty(Found(static lines => lines.Select(static line => line switch
        {
            _ when Says(line, "H5") => Renamed(line, "H6"),
            _ when Says(line, "H6") => Renamed(line, "H5"),
            _ => line,
        })));

    /// <summary>
    /// The differences that the check finds for a case that no department handled, given an altered ledger.
    /// </summary>
    private static IReadOnlyList<string> Found(Func<IEnumerable<LedgerLineBody>, IEnumerable<LedgerLineBody>> otherwise)
    {
        var (reported, until) = (At("02-11 08:00"), At("03-01 00:00"));
        var waiting = WaitingCase.Reported("02-11 08:00").Dispatched("02-11 08:30").Until(until);
        var log = Reported(reported, "巡查发现", null);
        foreach (var verb in new[] { CaseVerb.File, CaseVerb.Dispatch })
        {
            log.Acknowledged(new(verb, At("02-11 08:30")), Answer(log.Id));
        }

        var check = new EscalationCheck(Tables, until);
        var position = 0;
        foreach (var line in otherwise(waiting.Deadlines.Select(Line).ToList()))
        {
            check.Add(log.Id, line with { Position = $"7:{++position}" });
        }

        var found = new Differences();
        check.Compare([log], found);
        Assert.True(check.TimesNotified().Sum(static one => one.Times) > 5);
        return found.All;
    }

    private static LedgerLineBody Line(CaseDeadlineMissed passed) =>
        new(
            "7:1",
            "case/x",
            "case.deadlinePassed",
            [],
            passed.At,
            JsonSerializer.SerializeToElement(
                new
                {
                    clock = passed.Clock.ToString(),
                    rule = passed.Rule,
                    due = passed.Due,
                    party = passed.Party?.ToString(),
                }));

    private static bool Says(LedgerLineBody line, string rule) =>
        line.Payload!.Value.GetProperty("rule").GetString() == rule;

    private static LedgerLineBody Renamed(LedgerLineBody line, string rule) =>
        line with
        {
            Payload = JsonSerializer.SerializeToElement(
                new
                {
                    clock = "Handle",
                    rule,
                    due = line.Payload!.Value.GetProperty("due").GetDateTimeOffset(),
                }),
        };

    private static CaseLog Reported(DateTimeOffset at, string channel, string? shop)
    {
        var log = new CaseLog(Given.Report(at: at, channel: channel), new(ClassKind.Event, "04-05"));
        log.Reported(Answer(log.Id, shop));
        return log;
    }

    private static CaseBody Answer(Guid id, string? shop = null) =>
        new(id, CaseStage.Reported, [], null, null, null, new("department", "ZF"), new(8, LimitUnit.WorkHour), shop,
            null, "S-1", "R-1");

    private static IEnumerable<PlannedStep> Plan(string channel, bool rework)
    {
        IEnumerable<PlannedStep> verified = channel == "巡查发现" ? [] : [new(CaseVerb.Verify, default)];
        IEnumerable<PlannedStep> again = rework
            ? [new(CaseVerb.Handle, default), new(CaseVerb.Check, default, Passed: false)]
            : [];
        return
        [
            .. verified,
            new(CaseVerb.File, default),
            new(CaseVerb.Dispatch, default),
            new(CaseVerb.Accept, default),
            .. again,
            new(CaseVerb.Handle, default),
            new(CaseVerb.Check, default, Passed: true),
            new(CaseVerb.Close, default),
            new(CaseVerb.Feedback, default),
        ];
    }
}
