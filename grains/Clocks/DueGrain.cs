using Grid.Counties;
using Grid.Foundation;
using Grid.Rulebook;
using Orleans.Concurrency;

namespace Grid.Clocks;

/// <summary>Answers from the rulebook of this silo.</summary>
[GrainType("due"), StatelessWorker]
internal sealed class DueGrain(RegisterFollower registers) : Grain, IDueGrain
{
    public Task<Outcome<DueView>> Due(DueQuestion question) =>
        Task.FromResult(DueRules.Answer(registers.Current.Rules, question));

    public Task<Outcome<DaysView>> Days(DaysQuestion question) =>
        Task.FromResult(DueRules.Days(registers.Current.Rules, question));
}
