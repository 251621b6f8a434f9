using Grid.City;
using Grid.Clocks;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;

namespace Grid.Cases;

/// <summary>
/// What is known of a case: its events in the ledger, and what the rules make of them. For whoever decides about it.
/// </summary>
internal sealed class CaseMemory(Guid id, LedgerClient ledger, RegisterFollower registers, CityClock clock)
{
    private readonly EventSourced<CaseState> stored = new(
        CaseRules.CaseRef(id).ToString(),
        new CaseState(),
        CaseRules.Apply,
        ledger,
        reported => ledger.Options.PartitionOf(((CaseReported)reported).Place.Cell));

    public CaseState State => stored.State;

    /// <summary>Events so far; 0 while there is no such case.</summary>
    public int Version => stored.Version;

    /// <summary>
    /// How many days longer is looked back (回头看) at its place, once it is closed: asked for while
    /// <see cref="AwaitsRevisits"/>.
    /// </summary>
    public double LookBackDays { private get; set; }

    /// <summary>It was closed, and how it is gone back to comes next.</summary>
    public bool AwaitsRevisits =>
        Version > 0 && ClockRules.Next(State.Times, registers.Current.Rules) is { Revisits: true };

    public string Number => CaseNumber.Of(State.Reported, stored.First);

    /// <summary>
    /// Memory agrees with the record after this. A case that was not there may have been reported since.
    /// </summary>
    public Task Load() => stored.Version == 0 ? stored.Reload() : stored.Load();

    /// <summary>
    /// Takes it that the case is not reported yet, and reads nothing. Where that is wrong, the append says so, and the
    /// record is read then.
    /// </summary>
    public void Begin() => stored.Resume(new(), 0, default);

    public CaseView View() => CaseViews.Of(
        id, State, Number, stored.Version, stored.Last, ClockViews.Of(State.Times, registers.Current.Rules));

    /// <summary>
    /// Decides, and stores what was decided; decides again when another writer was first. Time has its say before
    /// anybody: what passed unnoticed is recorded with what is decided, and before it. Both are of one moment and of
    /// one county, which the decision receives: by a clock that is read twice something may fall due in between.
    /// </summary>
    /// <param name="at">When what is heard of happened; null for what happens now.</param>
    public async Task<Outcome<CaseView>> Settle(
        Func<CaseState, DateTimeOffset, County, Decision<CaseEvent>> decide, DateTimeOffset? at = null)
    {
        var refusal = await stored.Decide(WithPassed, CaseRules.Recipients);
        return refusal is null ? View() : refusal;

        Decision<CaseEvent> WithPassed(CaseState state)
        {
            var now = CaseRules.Later(clock.GetUtcNow(), state.At);
            var county = registers.Current;
            var passed = MissedBy(county, at ?? now);
            var decision = decide(passed.Count == 0 ? state : passed.Aggregate(state, CaseRules.Apply), now, county);
            return decision.Events.Count == 0
                ? decision
                : decision with { Events = CaseRules.InOrder([.. passed, .. decision.Events], state.At) };
        }
    }

    /// <summary>Records what time has done by now, once; when something passes next, or null.</summary>
    public async Task<DateTimeOffset?> Pass()
    {
        var refusal = await stored.Decide(WhatPassed, CaseRules.Recipients);
        return refusal is null
            ? ClockRules.Next(State.Times, registers.Current.Rules)?.Due
            : throw new TimeoutException(refusal.Message);

        Decision<CaseEvent> WhatPassed(CaseState state)
        {
            var passed = MissedBy(registers.Current, CaseRules.Later(clock.GetUtcNow(), state.At));
            return new(CaseRules.InOrder(passed, state.At));
        }
    }

    private IReadOnlyList<CaseEvent> MissedBy(County county, DateTimeOffset by)
    {
        var nothingPasses = county.Rules.Escalations.IsEmpty && county.Rules.Revisits.IsEmpty && !State.Times.Paused;
        return stored.Version == 0 || nothingPasses
            ? []
            : MissedDeadlineRules.DueBy(State, Number, county, by, clock.Driven, LookBackDays);
    }
}
