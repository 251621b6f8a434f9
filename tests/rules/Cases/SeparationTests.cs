using Grid.Cases;
using Grid.Counties;
using Grid.Rulebook;
using Grid.Tests.Counties;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Cases;

/// <summary>
/// 不相容职责: who handled a case neither checks nor closes it; the county's table says which steps are apart.
/// </summary>
public sealed class SeparationTests
{
    private const string Officer = "ZF-1", Checker = "HC-1";

    [Theory]
    [InlineData(CaseVerb.Check)]
    [InlineData(CaseVerb.Close)]
    public async Task Who_handled_a_case_neither_checks_nor_closes_it(CaseVerb verb)
    {
        var county = await Haiyan();
        var state = Through(verb == CaseVerb.Check ? CaseStage.Handled : CaseStage.Checked, county);

        Assert.Equal("case.ownWork", Decide(state, verb, Officer, county).Refusal?.Code);
        Assert.Null(Decide(state, verb, "HC-2", county).Refusal);
    }

    [Fact]
    public async Task Who_handled_a_case_before_it_was_sent_back_does_not_check_it_either()
    {
        var county = await Haiyan();
        var state = Through(CaseStage.Handled, county);
        state = Taken(state, CaseVerb.Check, Checker, county, passed: false);
        state = Taken(state, CaseVerb.Handle, "ZF-2", county);

        Assert.Equal("case.ownWork", Decide(state, CaseVerb.Check, Officer, county).Refusal?.Code);
        Assert.Equal("case.ownWork", Decide(state, CaseVerb.Check, "ZF-2", county).Refusal?.Code);
        Assert.Null(Decide(state, CaseVerb.Check, Checker, county).Refusal);
    }

    [Fact]
    public async Task Who_handled_a_part_of_a_case_does_not_check_a_part_of_it()
    {
        var county = await Haiyan();
        var state = Through(CaseStage.Accepted, county);
        var facts = new StepFacts(CaseStory.Noon.AddHours(3), "E", county);
        foreach (var decision in new Func<Foundation.Decision<CaseEvent>>[]
        {
            () => JointTaskRules.Decide(state, new OpenJointTask("desk-1", CaseStory.Police.Key, "拖离"), facts),
            () => JointTaskRules.Decide(
                state, new StepJointTask(JointTaskVerb.Handle, "JJ-1", CaseStory.Police.Key, null, null), facts),
        })
        {
            state = decision().Events.Aggregate(state, CaseRules.Apply);
        }

        Assert.Equal("case.ownWork", Checked("JJ-1"));
        Assert.Null(Checked(Checker));

        string? Checked(string by) => JointTaskRules.Decide(
            state, new StepJointTask(JointTaskVerb.Check, by, CaseStory.Police.Key, true, null), facts).Refusal?.Code;
    }

    [Fact]
    public void A_county_without_the_table_separates_nothing_but_asking_for_an_extension_and_deciding_it()
    {
        var rows = SeparationList.Empty;

        Assert.Null(rows.Find(CaseVerb.Check, CaseVerb.Handle, new(2019, 4, 1)));
        Assert.NotNull(rows.Find(CaseVerb.Extend, CaseVerb.Extend, new(2019, 4, 1)));
    }

    [Fact]
    public void A_row_that_separates_a_step_from_itself_is_no_row() =>
        Assert.Contains(
            SeparationTable.Check([new(CaseVerb.Check, CaseVerb.Check, new(2018, 1, 1), null, "S", "L")]),
            static finding => finding.Code == "separation.same");

    private static async Task<County> Haiyan() => TestCounty.Of(
        Rules.Empty(TimeZoneInfo.Utc).With(1, await HaiyanBook.Table(TableName.Separations)),
        TestCounty.Office(CaseStory.Sanitation, "bureau"),
        TestCounty.Office(CaseStory.Police, "bureau"));

    /// <summary>A case that was led to a stage: an officer handled it, and another person checked it.</summary>
    private static CaseState Through(CaseStage stage, County county)
    {
        var state = CaseStory.Reported().State;
        foreach (var (verb, by, passed) in new (CaseVerb, string, bool?)[]
        {
            (CaseVerb.File, "desk-1", null), (CaseVerb.Dispatch, "desk-1", null), (CaseVerb.Accept, Officer, null),
            (CaseVerb.Handle, Officer, null), (CaseVerb.Check, Checker, true),
        })
        {
            state = state.Stage == stage ? state : Taken(state, verb, by, county, passed);
        }

        Assert.Equal(stage, state.Stage);
        return state;
    }

    private static CaseState Taken(CaseState state, CaseVerb verb, string by, County county, bool? passed = null)
    {
        var decision = Decide(state, verb, by, county, passed);
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(state, CaseRules.Apply);
    }

    private static Foundation.Decision<CaseEvent> Decide(
        CaseState state, CaseVerb verb, string by, County county, bool? passed = true) =>
        CaseRules.Decide(
            state,
            new StepCase(verb, by, Passed: verb == CaseVerb.Check ? passed : null),
            new StepFacts(state.At.AddMinutes(10), "E0405-20260601-3-1", county));
}
