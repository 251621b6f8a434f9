using Grid.Cases;
using Grid.Rulebook;
using Grid.Tests.City;

namespace Grid.Tests.Rulebook;

/// <summary>Who answers, while rules change under an open case.</summary>
public sealed class AnswersTests
{
    [Fact]
    public async Task A_case_keeps_the_rule_and_the_limit_it_was_filed_under_and_the_next_one_goes_by_the_new()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        var quarter = await TestNeighbourhood.Open(city);
        var filed = await quarter.Report(County.Outside, quarter.TeaFront);
        await quarter.Through(filed.Id, CaseVerb.File);

        await County.Table(city, new()
        {
            Table = TableName.Routes,
            Routes =
            [
                .. County.Routes.Where(static row => row.Rule != "C-street"),
                County.Routes.Single(static row => row.Rule == "C-street") with
                {
                    Rule = "C-street-2",
                    Party = $"department:{County.Bureau.Key}",
                },
            ],
        });
        await County.Table(city, new()
        {
            Table = TableName.Standards,
            Standards = [.. County.Standards.Select(static row => row with { Limit = row.Limit * 2 })],
        });

        var dispatched = await quarter.Through(filed.Id, CaseVerb.Dispatch);
        Assert.Equal(County.Enforcement, dispatched.Lead);
        Assert.Equal("C-street", dispatched.Duties.Single(static duty => duty.Role == AssignmentRole.Lead).Rule);
        Assert.Equal(filed.Limit, dispatched.Limit);
        await city.Delivered();
        Assert.Equal("C-street", (await quarter.Owes(County.Enforcement, filed.Id))?.Rule);

        var next = await quarter.Report(County.Outside, quarter.Yard);
        Assert.Equal((County.Bureau, filed.Limit.Amount * 2), (next.Lead, next.Limit.Amount));
        var closed = await quarter.Through(filed.Id, CaseVerb.Feedback);
        Assert.Equal((CaseStage.FedBack, County.Enforcement), (closed.Stage, closed.Lead));
    }

    [Fact]
    public async Task What_is_explained_at_a_point_is_what_a_report_there_gets()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        var quarter = await TestNeighbourhood.Open(city);

        var explained = (await quarter.Ask(grains =>
            grains
                .GetGrain<IRulebookGrain>(0)
                .Explain(new(ClassKind.Event, County.Outside, quarter.TeaFront, quarter.Now)))).Value!;
        var reported = await quarter.Report(County.Outside, quarter.TeaFront);

        Assert.Equal(reported.Duties, explained.Parties.Select(static party => party.Duty));
        Assert.Equal(reported.Limit, explained.Limit);
        Assert.Contains(
            explained.Rows,
            static row => row is { Rule: "B-keeper" } or { Rule: "B-front", Verdict: RowVerdict.Named });
        Assert.Equal(
            "class.unknown",
            (await quarter.Ask(grains =>
                grains.GetGrain<IRulebookGrain>(0).Explain(new(ClassKind.Event, "09-09", quarter.TeaFront))))
                .Refusal
                ?.Code);
    }
}
