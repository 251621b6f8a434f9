using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;
using Orleans.Concurrency;

namespace Grid.Clocks;

/// <summary>Answers from the rulebook of this silo.</summary>
[GrainType("due"), StatelessWorker]
internal sealed class DueGrain(RegisterFollower registers) : Grain, IDueGrain
{
    public Task<Outcome<DueView>> Due(DueQuestion question)
    {
        var asked = Asked(question.County, question.Department);
        if (asked.Value is not { } county)
        {
            return Task.FromResult<Outcome<DueView>>(asked.Refusal!);
        }

        var answer = DueRules.Answer(county.Rules, question, county.Data.Channel);
        return Task.FromResult(answer.Value is { } due ? due with { County = county.Code } : answer);
    }

    public Task<Outcome<DaysView>> Days(DaysQuestion question)
    {
        var asked = Asked(question.County, question.Department);
        return Task.FromResult(asked.Value is { } county ? DueRules.Days(county.Rules, question) : asked.Refusal!);
    }

    private Outcome<County> Asked(string? county, string? department) => registers.Current.Asked(
        county, department is null ? null : new EntityRef(EntityKind.Department, department));
}
