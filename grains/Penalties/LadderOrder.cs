using Grid.Ladders;

namespace Grid.Penalties;

/// <summary>The order of the ladder on which a fine can rest, where the penalty file gave none of its own.</summary>
internal static class LadderOrder
{
    /// <param name="ladder">The ladder of the party for the class of the file; null where none is kept.</param>
    /// <param name="openedAt">When the file was opened; the act is as old where nobody said when it was done.</param>
    public static StepsBefore? Of(LadderView? ladder, OpenPenalty file, DateTimeOffset openedAt) =>
        ladder is { Matters: [{ Order: { } order }, ..] } && Concerns(order, ladder.Steps, file, openedAt)
            ? new(
                order.ServedAt,
                order.Limit,
                order.RefusedAt,
                order.RecheckedAt,
                order.State is OrderState.Unmet or OrderState.Refused or OrderState.Used)
            : null;

    /// <summary>An order that a filing used up counts for the act of that filing alone, not for a later one.</summary>
    private static bool Concerns(
        OrderStanding order, IReadOnlyList<LadderStep> steps, OpenPenalty file, DateTimeOffset openedAt)
    {
        if (order.State != OrderState.Used)
        {
            return true;
        }

        var used = steps.Single(step => step.Number == order.Number).Used;
        var filing = steps.Single(step => step.Number == used);
        return filing.Case is { } found && found == file.Case || (file.ActAt ?? openedAt) <= filing.At;
    }
}
