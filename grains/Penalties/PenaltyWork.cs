using System.Collections.Immutable;
using Grid.Cases;
using Grid.Counties;
using Grid.Foundation;
using Grid.Rulebook;
using Grid.Worklists;

namespace Grid.Penalties;

/// <summary>A penalty file as the steps that posts owe of it: by the terms of the law, else by the county's limits.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.penalty.work")]
internal sealed record PenaltyWork(
    [property: Id(0)] PenaltyOpened? File, [property: Id(1)] ImmutableList<PenaltyStepped> Taken) : KeptFile
{
    public static PenaltyWork None { get; } = new(null, []);

    public override string? County => File?.Opened.County;

    public override bool IsIdle => File is null || State.Brief.Stage == PenaltyStage.Closed;

    private PenaltyState State => new() { File = File, Steps = Taken };

    public override KeptFile Apply(GridEvent happened) => happened switch
    {
        PenaltyOpened e => this with { File = e },
        PenaltyStepped e when File is not null => this with { Taken = Taken.Add(e) },
        _ => this, // of a file that was closed and forgotten
    };

    public override IReadOnlyList<DueStep> Steps(string source, County county) => [.. Owed(county.Rules)];

    /// <summary>The steps that posts owe, by the rules of its county.</summary>
    public IEnumerable<DueStep> Owed(Rules rules) => IsIdle ? [] : All(rules).OfType<DueStep>();

    public override ClockKind? Met(GridEvent happened) => (happened as PenaltyStepped)?.Step.Verb switch
    {
        PenaltyVerb.Recheck => ClockKind.OrderRecheck,
        PenaltyVerb.File => ClockKind.PenaltyFiling,
        PenaltyVerb.Evidence => ClockKind.PenaltyEvidence,
        PenaltyVerb.Notice => ClockKind.PenaltyNotice,
        PenaltyVerb.Hearing => ClockKind.PenaltyHearing,
        PenaltyVerb.Decide => ClockKind.PenaltyDecision,
        PenaltyVerb.Serve => ClockKind.PenaltyService,
        PenaltyVerb.HandIn => ClockKind.PenaltyHandIn,
        PenaltyVerb.Bank => ClockKind.PenaltyBank,
        PenaltyVerb.Release => ClockKind.PenaltyRelease,
        PenaltyVerb.Enforce or PenaltyVerb.Pay => ClockKind.PenaltyCourt, // paid in time, the court need not be asked
        _ => null,
    };

    private IEnumerable<DueStep?> All(Rules rules)
    {
        var state = State;
        var (stage, isSimple) = (state.Brief.Stage, state.Brief.Procedure == PenaltyProcedure.Simple);
        var filed = state.Last(PenaltyVerb.File);
        if (stage == PenaltyStage.Found && !isSimple)
        {
            yield return Owe(ClockKind.PenaltyFiling, state.Brief.OpenedAt);
        }

        if (stage < PenaltyStage.Decided
            && state.Steps.FindLast(static step => step.Step.Verb is PenaltyVerb.Order or PenaltyVerb.Recheck)
                is { Step: { Verb: PenaltyVerb.Order, Limit: { } limit } } order)
        {
            yield return Owe(
                ClockKind.OrderRecheck, order.At, LimitOf(ClockKind.OrderRecheck, limit) ?? limit);
        }

        if (stage is PenaltyStage.Filed or PenaltyStage.Noticed)
        {
            var decided = Term(ProcedureRule.Decision, filed!) ?? LimitOf(ClockKind.PenaltyDecision, filed!.At);
            yield return Owe(ClockKind.PenaltyDecision, filed!.At, decided);
            if (stage == PenaltyStage.Filed)
            {
                yield return Owe(
                    ClockKind.PenaltyNotice, filed.At, LimitOf(ClockKind.PenaltyNotice, filed.At) ?? decided);
            }

            if (state.Last(PenaltyVerb.Evidence) is { Step.Things: not null } taken)
            {
                yield return Owe(ClockKind.PenaltyEvidence, taken.At, Term(ProcedureRule.Registered, taken));
            }

            if (state.Last(PenaltyVerb.AskHearing) is { } asked && state.Last(PenaltyVerb.Hearing) is null)
            {
                yield return Owe(
                    ClockKind.PenaltyHearing,
                    asked.At,
                    state.Last(PenaltyVerb.TellHearing)?.Step.HearingAt
                        ?? LimitOf(ClockKind.PenaltyHearing, asked.At) ?? decided);
            }
        }

        if (stage == PenaltyStage.Decided)
        {
            yield return Owe(
                ClockKind.PenaltyService, state.Decided!.At, Term(ProcedureRule.Service, state.Decided));
        }

        if (isSimple && stage is PenaltyStage.Served or PenaltyStage.Paid && filed is null)
        {
            yield return Owe(ClockKind.PenaltyFiling, state.Decided!.At);
        }

        if (state.Unhanded is { } paid)
        {
            yield return Owe(ClockKind.PenaltyHandIn, paid.At, Term(ProcedureRule.HandIn, paid));
        }

        if (state.Unbanked is { } handed)
        {
            yield return Owe(ClockKind.PenaltyBank, handed.At, Term(ProcedureRule.Banked, handed));
        }

        if (state.Unreleased is { } seized)
        {
            yield return Owe(ClockKind.PenaltyRelease, seized.At, Term(ProcedureRule.Seizure, seized));
        }

        // Once it was contested, the term is that of the review or of the judgment.
        if (stage == PenaltyStage.Served
            && state.Last(PenaltyVerb.Demand) is { } demanded
            && state is { ServedAt: { } served, Decided.Step.Amount: not null }
            && state.Last(PenaltyVerb.Contest) is null
            && Coercion.Court(rules, rules.Calendar.DayOf(served)) is { } terms)
        {
            yield return Owe(
                ClockKind.PenaltyCourt, demanded.At, rules.Calendar.At(terms.Court.AddDays(1), TimeOnly.MinValue));
        }

        DueStep? Owe(ClockKind clock, DateTimeOffset since, DateTimeOffset? due = null) => Step(
            state.Brief.Id,
            clock,
            since,
            due ?? LimitOf(clock, since),
            new(state.Brief.Party, state.File!.Opened.Case, state.Brief.Id, Behaviour: state.Brief.Behaviour),
            ClassKind.Event,
            state.Brief.Class,
            rules);

        DateTimeOffset? LimitOf(ClockKind clock, DateTimeOffset from) =>
            Limit(clock, ClassKind.Event, state.Brief.Class, from, rules);

        // A last day runs to its midnight.
        DateTimeOffset? Term(ProcedureRule rule, PenaltyStepped begun) =>
            Terms.LastDay(rules, rule, rules.Calendar.DayOf(begun.At)) is { } last
                ? rules.Calendar.At(last.AddDays(1), TimeOnly.MinValue)
                : null;
    }
}
