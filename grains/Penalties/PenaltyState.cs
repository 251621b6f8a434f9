using System.Collections.Immutable;
using Grid.Foundation;

namespace Grid.Penalties;

/// <summary>A penalty file as its events describe it; the ledger is its memory.</summary>
internal sealed record PenaltyState
{
    public PenaltyOpened? File { get; init; }

    public ImmutableList<PenaltyStepped> Steps { get; init; } = [];

    public ImmutableDictionary<string, ExecutedCommand> Commands { get; init; } =
        ImmutableDictionary<string, ExecutedCommand>.Empty;

    /// <summary>How the file stands after its latest event.</summary>
    public PenaltyBrief Brief => Steps is [.., var last] ? last.Brief : File!.Brief;

    public PenaltyStepped? Decided => Last(PenaltyVerb.Decide);

    /// <summary>Yuan that were paid until now.</summary>
    public decimal Paid => Of(PenaltyVerb.Pay).Sum(static paid => paid.Step.Amount ?? 0);

    /// <summary>The latest step of a verb; null where none was taken.</summary>
    public PenaltyStepped? Last(PenaltyVerb verb) => Steps.FindLast(step => step.Step.Verb == verb);

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

    public static PenaltyState Apply(PenaltyState state, GridEvent happened) => happened switch
    {
        PenaltyOpened e => state with { File = e },
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
