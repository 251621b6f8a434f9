using System.Text.RegularExpressions;
using Grid.Foundation;
using Grid.Penalties;
using Grid.Rulebook;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Penalties;

/// <summary>
/// The examples of the penalty procedure, worked by hand, against the rules and the rows of the county: answers, days
/// and amounts exactly, and each refusal with its article.
/// </summary>
public sealed partial class PenaltyVectorTests
{
    private static readonly Dictionary<string, Vector> Vectors =
        Vector.Of("1-penalty-procedure").ToDictionary(static one => one.Id);

    private const string Spot = "May this fine be decided on the spot?",
        Money = "May the officer take the money on the spot?",
        Charge = "Late charge and total",
        Tenth = "Tenth day after the demand",
        Execution = "May the execution take place",
        Record = "May this record stand?";

    private static readonly string[] Ends = ["Last day for", "By which day must", "Last day of the seizure"];

    public static TheoryData<string> OnTheSpot => [.. Asking(Spot)];

    public static TheoryData<string> Taken => [.. Asking(Money)];

    public static TheoryData<string> LastDays => [.. Asking(Ends)];

    public static TheoryData<string> Late => [.. Asking(Charge)];

    public static TheoryData<string> Demands => [.. Asking(Tenth)];

    public static TheoryData<string> Executions => [.. Asking(Execution)];

    public static TheoryData<string> Records => [.. Asking(Record)];

    /// <summary>Cases of which there is one of each kind.</summary>
    private static readonly string[] Single =
    [
        "P029", "P031", "P033", "P036", "P038", "P053", "P061", "P063", "P075", "P077", "P080", "P084", "P086", "P087",
        "P089", "P092", "P095", "P096", "P098", "P104",
    ];

    [Fact]
    public void Every_example_is_read_by_a_test() => Assert.Equal(
        Vectors.Keys.Order(),
        Asking([Spot, Money, Charge, Tenth, Execution, Record, .. Ends]).Concat(Single).Order());

    [Theory]
    [MemberData(nameof(OnTheSpot))]
    public async Task A_fine_on_the_spot_keeps_to_the_ceiling_of_the_day(string id)
    {
        var it = Vectors[id];
        Judge(it, SimpleProcedure.Refuse(
            await HaiyanBook.Rules(), Sort(it), it.Yuan("fineYuan"), it.Flag("factsCertain"), it.Day("decidedAt")));
    }

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task Money_is_taken_on_the_spot_where_the_text_of_the_day_lets_it(string id)
    {
        var it = Vectors[id];
        Judge(it, Collection.Refuse(
            await HaiyanBook.Rules(),
            it.Text("procedure") == "simple" ? PenaltyProcedure.Simple : PenaltyProcedure.General,
            it.Yuan("fineYuan"),
            it.Flag("hardToCollectLater"),
            it.Flag("remoteOrOnWater"),
            !it.Has("receiptOfTheFinanceOffice") || it.Flag("receiptOfTheFinanceOffice"),
            it.Day("decidedAt")));
    }

    [Theory]
    [MemberData(nameof(LastDays))]
    public async Task A_term_ends_on_its_last_day(string id)
    {
        var it = Vectors[id];
        var rules = await HaiyanBook.Rules();
        var (rule, fact) = it.Facts switch
        {
            _ when it.Has("collectedAt") => (ProcedureRule.HandIn, "collectedAt"),
            _ when it.Has("filedAt") => (ProcedureRule.Decision, "filedAt"),
            _ when it.Has("evidenceRegisteredAt") => (ProcedureRule.Registered, "evidenceRegisteredAt"),
            _ when it.Has("decidedAt") => (ProcedureRule.Service, "decidedAt"),
            _ when it.Has("decisionReceivedAt") => (ProcedureRule.Payment, "decisionReceivedAt"),
            _ => (ProcedureRule.Seizure, "seizedAt"),
        };
        var last = rule == ProcedureRule.Seizure
            ? Seizure.LastDay(rules, it.Day(fact), it.Flag("extensionApproved"), Tested(it))
            : Terms.LastDay(rules, rule, it.Day(fact));

        Assert.Equal(it.Expects("date"), last);
        Cites(it, rules.Procedure.Find(rule, it.Day(fact))!.Clause);
    }

    [Theory]
    [MemberData(nameof(Late))]
    public async Task Late_days_add_their_share_and_never_more_than_the_fine(string id)
    {
        var it = Vectors[id];

        var late = LateCharge.Of(
            await HaiyanBook.Rules(), it.Yuan("fineYuan"), it.Day("lastDayForPayment"), it.Day("paidAt"));

        Assert.Equal(it.Expected["daysLate"]!.GetValue<int>(), late.Days);
        Assert.Equal(it.Expected["lateChargeYuan"]!.GetValue<string>(), Yuan(late.Charge));
        Assert.Equal(it.Expected["totalYuan"]!.GetValue<string>(), Yuan(late.Total));
        Cites(it, late.Clause!);
    }

    [Theory]
    [MemberData(nameof(Demands))]
    public async Task A_demand_runs_by_the_notice_that_is_known(string id)
    {
        var it = Vectors[id];
        var rules = await HaiyanBook.Rules();
        var served = it.Day("demandServedAt");
        var row = rules.Procedure.Find(ProcedureRule.Demand, served)!;
        var before = rules.Calendar.KnownOn(new(2019, 3, 21));

        Cites(it, row.Clause);
        switch (id)
        {
            case "P054":
                Assert.Equal(it.Expects("tenthDay"), Terms.LastDay(rules.Calendar, row, served));
                Assert.Equal(it.Expects("notBefore"), Coercion.CourtFrom(rules, served));
                Assert.Equal(it.Expects("byFirstNoticeOnly"), Terms.LastDay(before, row, served));
                break;
            case "P059":
                Assert.Equal(it.Expects("date"), Terms.LastDay(rules.Calendar, row, served));
                Assert.Equal(it.Expects("date"), Terms.LastDay(before, row, served));
                break;
            default:
                Assert.Equal(it.Expects("date"), Terms.LastDay(rules.Calendar, row, served));
                break;
        }
    }

    [Theory]
    [MemberData(nameof(Executions))]
    public async Task Nothing_is_executed_at_night_or_on_a_statutory_holiday(string id)
    {
        var it = Vectors[id];
        Judge(it, Coercion.RefuseTime(await HaiyanBook.Rules(), it.At("at"), it.Flag("urgent")));
    }

    [Theory]
    [MemberData(nameof(Records))]
    public async Task Two_officers_are_two(string id)
    {
        var it = Vectors[id];
        Judge(it, Officers.Refuse(
            await HaiyanBook.Rules(),
            [.. it.Facts["officers"]!.AsArray().Select(static one => one!.GetValue<string>())],
            it.Day("at")));
    }

    [Fact]
    public async Task A_hearing_is_asked_for_in_time_held_late_enough_and_reviewed()
    {
        var rules = await HaiyanBook.Rules();
        foreach (var it in new[] { Vectors["P029"], Vectors["P031"] })
        {
            var notified = it.Day("notifiedAt");
            Assert.Equal(
                it.Expects("lastDay"), Terms.LastDay(rules, ProcedureRule.HearingAsked, notified));
            Judge(it, Hearing.RefuseRequest(rules, notified, it.Day("requestedAt")));
        }

        var held = Vectors["P033"];
        Judge(held, Hearing.RefuseDate(rules, held.Day("partyToldOfTimeAndPlaceAt"), held.Day("hearingAt")));
        var decided = Vectors["P036"];
        Judge(decided, DecisionChecks.RefuseUnreviewed(
            rules,
            decided.Flag("hearingHeld") && decided.Flag("hearingConcernsMajorInterestOfParty"),
            decided.Text("legalReview") != "none",
            decided.Day("decisionWantedAt")));
    }

    [Fact]
    public async Task A_defence_never_makes_a_fine_heavier()
    {
        var it = Vectors["P038"];
        Judge(it, DecisionChecks.RefuseHeavier(
            await HaiyanBook.Rules(),
            it.Yuan("intendedFineYuan"),
            it.Yuan("decisionFineYuan"),
            it.Flag("newFacts"),
            it.Day("defenceReceivedAt")));
    }

    [Fact]
    public async Task The_court_is_asked_within_its_months()
    {
        var it = Vectors["P053"];
        var rules = await HaiyanBook.Rules();
        var received = it.Day("decisionReceivedAt");

        var (lawsuit, court) = Coercion.Court(rules, received)!.Value;

        Assert.Equal(it.Expects("lawsuitUntil"), lawsuit);
        Assert.Equal(it.Expects("courtApplicationUntil"), court);
        var refused = Coercion.RefuseCourt(rules, received, new(2021, 12, 1), it.Day("applicationWantedAt"));
        Assert.Equal("penalty.courtLate", refused!.Code);
        Assert.Contains("行政强制法", refused.Clause, StringComparison.Ordinal);
        Assert.Null(Coercion.RefuseCourt(rules, received, new(2021, 12, 1), court));
    }

    [Fact]
    public async Task What_coercion_may_do_and_what_it_never_may()
    {
        var rules = await HaiyanBook.Rules();
        var early = Vectors["P061"];
        Judge(early, Coercion.RefuseSubstitute(
            rules, early.Day("demandServedAt"), spilt: false, early.Day("performanceWantedAt")));
        Assert.Equal(
            early.Expects("surelyAllowedFrom"), Coercion.SubstituteFrom(rules, early.Day("demandServedAt")));
        var spilt = Vectors["P063"];
        Judge(spilt, Coercion.RefuseSubstitute(rules, null, !spilt.Flag("partyAbleToClear"), spilt.Day("at")));
        Judge(Vectors["P075"], Coercion.RefuseCut(rules, Vectors["P075"].Day("at")));
        Judge(Vectors["P077"], Coercion.RefuseDecision(rules, demanded: false, Vectors["P077"].Day("orderUnmetSince")));
        var kitchen = Vectors["P086"];
        Judge(kitchen, Seizure.Refuse(rules, kitchen.Flag("usedForTrade"), new(2022, 3, 1)));
    }

    [Fact]
    public async Task A_seal_ends_with_its_term_and_an_urgent_measure_is_reported_in_plain_hours()
    {
        var rules = await HaiyanBook.Rules();
        var sealedUp = Vectors["P080"];
        Assert.True(Seizure.LastDay(rules, sealedUp.Day("sealedAt"), longer: false, 0) < sealedUp.Day("at"));
        var urgent = Vectors["P084"];
        Assert.Equal(
            urgent.Expected["time"]!.GetValue<string>(),
            Seizure.Report(rules, urgent.At("at"))!.Value.ToString("yyyy-MM-dd'T'HH:mm:sszzz"));
    }

    [Theory]
    [InlineData("P087")]
    [InlineData("P089")]
    public async Task An_act_found_too_late_is_not_punished(string id)
    {
        var it = Vectors[id];
        var rules = await HaiyanBook.Rules();
        var until = Limitation.Until(rules, it.Day("actAt"), it.Day("foundAt"), it.Flag("harmDone"));

        Judge(it, Limitation.Refuse(rules, it.Day("actAt"), it.Day("foundAt"), it.Flag("harmDone")));
        Assert.Equal(id == "P087" ? new(2021, 9, 3) : it.Expects("limitationUntil"), until);
    }

    [Fact]
    public async Task One_act_has_one_fine_by_the_higher_scale()
    {
        var rules = await HaiyanBook.Rules();
        var twice = Vectors["P092"];
        Judge(twice, OneFine.Refuse(rules, twice.Facts["finedFirst"]!["by"]!.GetValue<string>(), new(2022, 5, 9)));
        var dumped = Vectors["P095"];
        var day = dumped.Day("at");
        ArticleRow[] both =
        [
            rules.Articles.Find("decorationWaste", PartySort.Organisation, day)!,
            rules.Articles.Find("wasteDumping", PartySort.Organisation, day)!,
        ];

        Ranges(dumped, OneFine.Of(rules, both, day));
        Ranges(dumped, OneFine.Of(rules, [.. both.Reverse()], day));
    }

    [Fact]
    public async Task What_is_minor_is_not_punished_and_what_is_first_is_spared_by_the_text_of_the_day()
    {
        var rules = await HaiyanBook.Rules();
        var minor = Vectors["P096"];
        Assert.Equal("no penalty (must)", minor.Answer);
        var refused = Sparing.RefuseFine(
            rules, minor.Flag("minor"), minor.Flag("correctedInTime"), HarmDone.None, minor.Day("at"));
        Cites(minor, refused!.Clause!);
        var first = Vectors["P098"];
        Judge(first, Sparing.RefuseFirst(
            rules, first.Flag("firstTime"), first.Flag("correctedInTime"), HarmDone.Slight, first.Day("at")));
        Assert.Null(Sparing.RefuseFirst(rules, first: true, corrected: true, HarmDone.Slight, new(2021, 7, 15)));
    }

    [Fact]
    public async Task Fines_are_no_measure_of_anybody()
    {
        var it = Vectors["P104"];
        var counts = it.Text("formula").Contains("fines", StringComparison.Ordinal);
        Judge(it, Assessment.Refuse(await HaiyanBook.Rules(), counts, new(2022, 1, 31)));
    }

    /// <summary>Compares whether the rule refuses, and that a refusal names the article.</summary>
    internal static void Judge(Vector it, Refusal? refused)
    {
        Assert.Equal(it.Answer is "forbidden" or "no", refused is not null);
        if (refused is not null)
        {
            Assert.Equal(RefusalKind.Conflict, refused.Kind);
            Cites(it, refused.Clause!);
        }
    }

    /// <summary>Law, first article and version of the text stand in the clause of an answer.</summary>
    internal static void Cites(Vector it, string clause)
    {
        if (Cited().Match(it.Clause) is not { Success: true } cited)
        {
            return; // the county's own list, or a comparator
        }

        Assert.Contains(cited.Groups["law"].Value, clause, StringComparison.Ordinal);
        Assert.Matches($@"第({cited.Groups["article"].Value})(\D)", clause);
        Assert.Contains(cited.Groups["year"].Value, clause, StringComparison.Ordinal);
    }

    internal static void Ranges(Vector it, ArticleRow article)
    {
        var range = it.Expected["rangeYuan"]!.AsArray();
        Assert.Equal(range[0]!.GetValue<decimal>(), article.Least);
        Assert.Equal(range[1]!.GetValue<decimal>(), article.Most);
    }

    internal static PartySort Sort(Vector it) =>
        it.Text("party") == "natural person" ? PartySort.Person : PartySort.Organisation;

    internal static string Yuan(decimal yuan) =>
        yuan.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    private static int Tested(Vector it) => it.Facts["laboratory"] is { } test
        ? Vector.DayOf(test["to"])!.Value.DayNumber - Vector.DayOf(test["from"])!.Value.DayNumber + 1
        : 0;

    private static IEnumerable<string> Asking(params string[] asks) => Vectors.Values
        .Where(static one => !Single.Contains(one.Id))
        .Where(one => asks.Any(ask => one.Ask.StartsWith(ask, StringComparison.Ordinal)))
        .Select(static one => one.Id);

    [GeneratedRegex(@"^(?<law>\S+) art\. (?<article>\d+)[^;]*?\((?:text since )?(?<year>\d{4})")]
    private static partial Regex Cited();
}
