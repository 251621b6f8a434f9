using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>行政处罚案卷: decides by <see cref="PenaltyRules"/> and remembers through the ledger.</summary>
[GrainType("penalty")]
internal sealed class PenaltyGrain(
    IGrainContext context, LedgerClient ledger, RegisterFollower registers, CityClock clock)
    : Grain, IPenaltyGrain
{
    private readonly EventSourced<PenaltyState> stored = new(
        $"{PenaltyRules.Sources}{context.GrainId.GetGuidKey()}",
        new(),
        PenaltyState.Apply,
        ledger,
        _ => ledger.Options.PartitionOf(context.GrainId.GetGuidKey().ToString()));

    public async Task<PenaltyView?> View()
    {
        await stored.Load();
        return stored.Version == 0 ? null : Shown();
    }

    public async Task<Outcome<PenaltyView>> Open(OpenPenalty command)
    {
        var rules = registers.Current.Of(command.County).Rules;
        return await Settle(state =>
            PenaltyRules.Open(state, this.GetPrimaryKey(), command, rules, clock.GetUtcNow()));
    }

    public Task<Outcome<PenaltyView>> Step(StepPenalty command) =>
        Settle(state => PenaltyRules.Step(state, command, RulesOf(state), clock.GetUtcNow()));

    private async Task<Outcome<PenaltyView>> Settle(Func<PenaltyState, Decision<PenaltyEvent>> decide)
    {
        var refusal = await stored.Decide(decide, static (_, _, _) => []);
        return refusal is null ? Shown() : refusal;
    }

    private PenaltyView Shown() => PenaltyViews.Of(
        stored.State, stored.Version, stored.Last, RulesOf(stored.State), clock.GetUtcNow());

    private Rules RulesOf(PenaltyState state) => registers.Current.Of(state.File?.Opened.County).Rules;
}
