using Grid.City;
using Grid.Clocks;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// The memory of a case: its events in the ledger, and the state that the rules make of them. The grain of the case
/// decides on it.
/// </summary>
internal sealed class CaseMemory(Guid id, LedgerClient ledger, RegisterFollower registers, CityClock clock)
{
    private readonly EventSourced<CaseState> stored = new(
        CaseRules.CaseRef(id).ToString(),
        new CaseState(),
        CaseRules.Apply,
        ledger,
        first => ledger.Options.PartitionOf(CaseRules.ReportIn(first)!.Place.Cell));

    public CaseState State => stored.State;

    /// <summary>The latest county of the place of the case; a decision takes it once.</summary>
    private County County => registers.Current.Of(State.Reported.Place);

    /// <summary>Whether the county keeps what lies beside the case no longer, by one of its terms.</summary>
    public bool IsTermOver(PracticeOption term)
    {
        var now = clock.GetUtcNow();
        return ReporterRules.IsTermOver(State, County.Length(term, now), now);
    }

    /// <summary>The files of the case, and until when its county keeps each.</summary>
    public IReadOnlyList<CaseEvidence> Evidence()
    {
        var until = EvidenceSteps.KeptUntil(
            State, County.Length(PracticeOption.EvidenceDays, clock.GetUtcNow()));
        return [.. State.Evidence.Select(one => one.Erased is null ? one with { KeptUntil = until } : one)];
    }

    /// <summary>Whether the case lies in the county that an entry names.</summary>
    public bool IsOf(string? county)
    {
        var region = registers.Current;
        return region.Of(county) == region.Of(State.Reported.Place);
    }

    /// <summary>How many events the ledger holds; 0 while there is no such case.</summary>
    public int Version => stored.Version;

    /// <summary>
    /// By how many days a closed case at this place is looked back to (回头看) for longer. The grain sets it while
    /// <see cref="AwaitsRevisits"/>.
    /// </summary>
    public double LookBackDays { private get; set; }

    /// <summary>Whether the case was closed and its revisits are to be set next.</summary>
    public bool AwaitsRevisits =>
        Version > 0 && ClockRules.Next(State.Times, County.Rules) is { Revisits: true };

    public string Number => CaseNumber.Of(State.Original ?? State.Reported, stored.First);

    /// <summary>
    /// After this the memory agrees with the ledger. A case that did not exist may have been reported since.
    /// </summary>
    public Task Load() => stored.Version == 0 ? stored.Reload() : stored.Load();

    /// <summary>After this the memory is as these records say, which are all that the ledger has of the case.</summary>
    public Task Recall(IReadOnlyList<LedgerRecord> records) => stored.Recall(records);

    /// <summary>
    /// Assumes that the case is not reported yet, and reads nothing. If that is wrong, the append fails, and the record
    /// is read then.
    /// </summary>
    public void Begin() => stored.Resume(new(), 0, default);

    public CaseView View() => CaseViews.Of(
        id, State, Number, stored.Version, stored.Last, ClockViews.Of(State.Times, County.Rules));

    /// <summary>
    /// Decides and stores the decision, and decides again when another writer was first. Deadlines that passed
    /// unnoticed are recorded with the decision, and before it. Both use the same moment and the same county, which the
    /// decision receives: with two readings of the clock a deadline could pass between them.
    /// </summary>
    /// <param name="at">When the reported event happened; null for what happens now.</param>
    public async Task<Outcome<CaseView>> Settle(
        Func<CaseState, DateTimeOffset, County, Decision<CaseEvent>> decide, DateTimeOffset? at = null)
    {
        var refusal = await stored.Decide(WithPassed, CaseRules.Recipients);
        return refusal is null ? View() : refusal;

        Decision<CaseEvent> WithPassed(CaseState state)
        {
            var now = CaseRules.Later(clock.GetUtcNow(), state.At);
            var county = County;
            var passed = MissedBy(county, at ?? now);
            var decision = decide(passed.Count == 0 ? state : passed.Aggregate(state, CaseRules.Apply), now, county);
            return decision.Events.Count == 0
                ? decision
                : decision with { Events = CaseRules.InOrder([.. passed, .. decision.Events], state.At) };
        }
    }

    /// <summary>Records the deadlines that passed by now, once. Returns when the next one passes, or null.</summary>
    public async Task<DateTimeOffset?> Pass()
    {
        var refusal = await stored.Decide(WhatPassed, CaseRules.Recipients);
        return refusal is null
            ? ClockRules.Next(State.Times, County.Rules)?.Call
            : throw new TimeoutException(refusal.Message);

        Decision<CaseEvent> WhatPassed(CaseState state)
        {
            var passed = MissedBy(County, CaseRules.Later(clock.GetUtcNow(), state.At));
            return new(CaseRules.InOrder(passed, state.At));
        }
    }

    private IReadOnlyList<CaseEvent> MissedBy(County county, DateTimeOffset by)
    {
        var nothingPasses = county.Rules.Escalations.IsEmpty
            && county.Rules.Revisits.IsEmpty
            && !State.Times.Paused
            && RevisionRules.First(State.Times, county.Rules) is null;
        return stored.Version == 0 || nothingPasses
            ? []
            : MissedDeadlineRules.DueBy(State, Number, county, by, clock.Driven, LookBackDays);
    }
}
