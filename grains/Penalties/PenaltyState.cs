using System.Collections.Immutable;
using Grid.Documents;
using Grid.Foundation;

namespace Grid.Penalties;

/// <summary>A penalty file as its events describe it; the ledger is its memory.</summary>
internal sealed record PenaltyState
{
    public PenaltyOpened? File { get; init; }

    public ImmutableList<PenaltyStepped> Steps { get; init; } = [];

    public ImmutableDictionary<string, ExecutedCommand> Commands { get; init; } =
        ImmutableDictionary<string, ExecutedCommand>.Empty;

    /// <summary>The documents of the steps, by the number of the step from 1.</summary>
    public ImmutableDictionary<int, StepDocument> Documents { get; init; } =
        ImmutableDictionary<int, StepDocument>.Empty;

    /// <summary>The steps whose document is still to be issued, with their numbers.</summary>
    public IEnumerable<(int Number, PenaltyStepped Step)> Unissued => Steps
        .Select(static (step, index) => (index + 1, step))
        .Where(one => one.step.Paper is not null && !Documents.ContainsKey(one.Item1));

    /// <summary>How the file stands after its latest event.</summary>
    public PenaltyBrief Brief => Steps is [.., var last] ? last.Brief : File!.Brief;

    public PenaltyStepped? Decided => Last(PenaltyVerb.Decide);

    /// <summary>From when the service of the decision counts; null while it is not served.</summary>
    public DateTimeOffset? ServedAt =>
        Last(PenaltyVerb.Serve) is { } served ? served.Step.ServedAt ?? served.At : null;

    /// <summary>代收罚款: the latest payment on the spot that the officer still has; null for none.</summary>
    public PenaltyStepped? Unhanded => Open(
        static step => step is { Verb: PenaltyVerb.Pay, OnSpot: true }, PenaltyVerb.HandIn);

    /// <summary>The latest handing in that the bureau did not pay into the bank yet; null for none.</summary>
    public PenaltyStepped? Unbanked => Open(static step => step.Verb == PenaltyVerb.HandIn, PenaltyVerb.Bank);

    /// <summary>查封、扣押: the latest measure that was not lifted; null for none.</summary>
    public PenaltyStepped? Unreleased => Open(static step => step.Act == ForcedAct.Seizure, PenaltyVerb.Release);

    /// <summary>Yuan that were paid until now.</summary>
    public decimal Paid => Of(PenaltyVerb.Pay).Sum(static paid => paid.Step.Amount ?? 0);

    /// <summary>The latest step of a verb; null where none was taken.</summary>
    public PenaltyStepped? Last(PenaltyVerb verb) => Steps.FindLast(step => step.Step.Verb == verb);

    /// <summary>The document of the latest step of a verb; null where it has none.</summary>
    public StepDocument? DocumentOf(PenaltyVerb verb) =>
        Documents.GetValueOrDefault(Steps.FindLastIndex(step => step.Step.Verb == verb) + 1);

    public IEnumerable<PenaltyStepped> Of(PenaltyVerb verb) => Steps.Where(step => step.Step.Verb == verb);

    /// <summary>Whether the decision was contested in a way.</summary>
    public bool Has(ContestStep step) => Of(PenaltyVerb.Contest).Any(one => one.Step.Contest == step);

    /// <summary>What happened before a fine that is decided now: in this file, else on the ladder.</summary>
    public StepsBefore Before(bool withOrder, StepsBefore? ladder)
    {
        var order = Last(PenaltyVerb.Order);
        if (order is null && ladder is not null)
        {
            return ladder with { WithOrder = withOrder };
        }

        var recheck = Last(PenaltyVerb.Recheck);
        return new(
            order?.At,
            order?.Step.Limit,
            Steps.FindLast(static step => step.Step is { Verb: PenaltyVerb.Recheck, Refused: true })?.At,
            recheck?.At,
            recheck?.Step.StillThere == true,
            withOrder);
    }

    /// <summary>Whether the file has what a verb needs to end; true for every other verb.</summary>
    public bool Bears(PenaltyVerb verb) => verb switch
    {
        PenaltyVerb.HandIn => Unhanded is not null,
        PenaltyVerb.Bank => Unbanked is not null,
        PenaltyVerb.Release => Unreleased is not null,
        _ => true,
    };

    /// <summary>The latest step of a sort after which no step of the verb that ends it was taken.</summary>
    private PenaltyStepped? Open(Predicate<StepPenalty> begins, PenaltyVerb ends)
    {
        var begun = Steps.FindLastIndex(one => begins(one.Step));
        return begun >= 0 && Steps.FindLastIndex(one => one.Step.Verb == ends) < begun ? Steps[begun] : null;
    }

    public static PenaltyState Apply(PenaltyState state, GridEvent happened) => happened switch
    {
        PenaltyOpened e => state with { File = e },
        PenaltyDocumented e => state with { Documents = state.Documents.SetItem(e.Step, e.Document) },
        PenaltyStepped e => state with
        {
            Steps = state.Steps.Add(e),
            Commands = e.Command is { } id
                ? state.Commands.SetItem(id, new($"take the step {e.Step.Verb}", e.By, e.At, e.Content))
                : state.Commands,
        },
        _ => throw new System.Diagnostics.UnreachableException($"No rule for {happened.GetType().Name}."),
    };
}
