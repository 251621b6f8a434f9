using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ladders;
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
        return stored.Version == 0 ? null : Shown(await Ladder());
    }

    public async Task<Outcome<PenaltyView>> Open(OpenPenalty command)
    {
        var rules = registers.Current.Of(command.County).Rules;
        var refusal = await Settle(state =>
            PenaltyRules.Open(state, this.GetPrimaryKey(), command, rules, clock.GetUtcNow()));
        return refusal is null ? Shown(await Ladder()) : refusal;
    }

    public async Task<Outcome<PenaltyView>> Step(StepPenalty command)
    {
        await stored.Load();
        var ladder = await Ladder();
        var refusal = await Settle(state =>
            PenaltyRules.Step(state, command, ladder, RulesOf(state), clock.GetUtcNow()));
        return refusal is null ? Shown(ladder) : refusal;
    }

    private Task<Refusal?> Settle(Func<PenaltyState, Decision<PenaltyEvent>> decide) =>
        stored.Decide(decide, static (_, _, _) => []);

    /// <summary>What the ladder of the party has for the class; null where none is kept or it has no order.</summary>
    private async Task<StepsBefore?> Ladder()
    {
        if (stored.State is not { Decided: null, File: { Opened: { Class: { } code } file } opened })
        {
            return null;
        }

        var (ladder, _) = await GrainFactory.GetGrain<ILadderGrain>(file.Party.ToString())
            .View(ClassKind.Event, code, file.County, at: null);
        return LadderOrder.Of(ladder, file, opened.At);
    }

    private PenaltyView Shown(StepsBefore? ladder) => PenaltyViews.Of(
        stored.State, ladder, stored.Version, stored.Last, RulesOf(stored.State), clock.GetUtcNow());

    private Rules RulesOf(PenaltyState state) => registers.Current.Of(state.File?.Opened.County).Rules;
}
