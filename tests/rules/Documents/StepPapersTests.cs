using Grid.Documents;
using Grid.Foundation;
using Grid.Ladders;
using Grid.Parties;
using Grid.Penalties;
using Grid.Rulebook;
using Grid.Tests.Counties;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Documents;

/// <summary>
/// The county that comes with Grid has a template for each paper that a step serves, and the city can fill its fields.
/// </summary>
public sealed class StepPapersTests
{
    private static readonly EntityRef Shop = new(EntityKind.Shop, "S-0001");
    private static readonly DateTimeOffset Now = new(2021, 7, 15, 9, 5, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task Each_rung_of_the_county_makes_its_paper_of_what_the_city_knows()
    {
        var county = TestCounty.Of(await HaiyanBook.Rules());
        var rows = county.Rules.Ladder.Fitting(EntityKind.Shop, ClassKind.Event, "04-05", county.DayOf(Now)).ToList();

        Assert.Equal(["劝导单", "提醒单", "责令限期改正通知书", "立案审批表"], rows.Select(static row => row.Document));
        Assert.All(rows, row =>
        {
            var taken = new RungTaken(
                1, row.Rung, ClassKind.Event, "04-05", Now, row.Rule, row.Rung == Rung.Order ? Now.AddDays(3) : null)
            {
                At = Now, By = "P-0031",
            };
            var (paper, refusal) = StepPapers.Of(
                county, (templates, day) => templates.Titled(row.Document!, day), Shop, given: null,
                field => LadderPaper.Known(field, taken, Shop, county, place: null), Now);
            Assert.Null(refusal);
            Assert.DoesNotContain(paper!.Fields.Values, string.IsNullOrWhiteSpace);
            Assert.Equal(row.Rung == Rung.Order, paper.Fields.GetValueOrDefault("due") == "2021年7月18日9时05分");
        });
    }

    [Theory]
    [InlineData(PenaltyVerb.Order, PenaltyProcedure.General, "order")]
    [InlineData(PenaltyVerb.Notice, PenaltyProcedure.General, "penaltyNotice")]
    [InlineData(PenaltyVerb.Decide, PenaltyProcedure.General, "penaltyDecision")]
    [InlineData(PenaltyVerb.Decide, PenaltyProcedure.Simple, "spotPenalty")]
    public async Task Each_step_of_a_penalty_makes_its_paper_by_the_text_of_the_day(
        PenaltyVerb verb, PenaltyProcedure procedure, string kind)
    {
        var county = TestCounty.Of(await HaiyanBook.Rules());
        var opened = new OpenPenalty(
            Shop, PartySort.Organisation, "04-05", "beyondDoor", procedure, null, ["P-0031", "P-0044"], Now, true, true,
            false, null, "P-0031", County: "330424");
        var state = PenaltyState.Apply(
            new(), Assert.Single(PenaltyRules.Open(new(), Guid.NewGuid(), opened, county.Rules, Now).Events));
        var taken = new PenaltyStepped(new() { Verb = verb, By = "P-0031", Amount = 300 })
        {
            Brief = state.Brief, At = Now, By = "P-0031",
        };
        Assert.Equal(kind, PenaltyPaper.KindOf(state, taken.Step));

        var (paper, refusal) = Paper(null);

        Assert.Null(refusal);
        Assert.DoesNotContain(paper!.Fields.Values, string.IsNullOrWhiteSpace);
        Assert.Contains("2018-11-30", paper.Fields["basis"], StringComparison.Ordinal); // the text in force on the day
        Assert.Equal("document.fieldUnknown", Paper(new() { ["colour"] = "red" }).Refusal!.Code);
        Assert.Equal("document.glyphMissing", Paper(new() { ["facts"] = "𠮷" }).Refusal!.Code);

        (StepPaper? Paper, Refusal? Refusal) Paper(Dictionary<string, string>? given) => StepPapers.Of(
            county, (templates, day) => templates.Find(kind, null, day), Shop, given,
            field => PenaltyPaper.Known(field, taken, state, county, place: null), Now);
    }

    [Fact]
    public void A_county_without_templates_issues_nothing_and_refuses_nothing()
    {
        var county = TestCounty.Of(Rules.Empty(TimeZoneInfo.Utc));

        Assert.Equal(
            default,
            StepPapers.Of(
                county, static (templates, day) => templates.Titled("提醒单", day), Shop, null, static _ => null, Now));
    }
}
