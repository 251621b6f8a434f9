using System.Globalization;
using Grid.Rulebook;

namespace Grid.Ladders;

/// <summary>
/// Which rung comes next for a duty holder and a class at a time, and why (S78, S88). Pure: state, rows and time in.
/// </summary>
internal static class LadderStandings
{
    private const string NeedsOrder = "order to correct within a limit";

    /// <param name="fitting">The rows that fit the duty holder and the class on the day, in the table's order.</param>
    /// <param name="holderSince">
    /// Since when the present holder answers, as the register says; the ladder's own record counts where it is later.
    /// </param>
    public static LadderStanding Of(
        LadderState state,
        LadderMatter matter,
        IReadOnlyList<LadderRow> fitting,
        DateTimeOffset at,
        DateTimeOffset? holderSince = null)
    {
        IReadOnlyList<LadderRow> rows =
            [.. fitting.DistinctBy(static row => row.Rung).OrderBy(static row => row.Rung)];
        var since = Later(state.HolderSince, holderSince);
        var reset = state.Resets.TryGetValue(matter, out var corrected) && corrected <= at
            ? corrected
            : (DateTimeOffset?)null;
        IReadOnlyList<CountedStep> steps =
        [
            .. state.Of(matter).Where(step => step.At <= at).Select(step => Counted(step, rows, at, since, reset)),
        ];
        var top = steps.Where(static step => step.Counts).Select(static step => (Rung?)step.Rung).Max();
        var held = top is { } rung ? steps.Count(step => step.Counts && step.Rung == rung) : 0;
        var order = state.OrderOf(matter, at) is { } served && !(served.At < since) ? Order(served, at) : null;
        var above = rows.FirstOrDefault(row => top is null || row.Rung > top);
        var (next, waits) = Next(rows, top, held, above, order);
        var chosen = rows.FirstOrDefault(row => row.Rung == next);
        return new(
            matter.Kind,
            matter.Class,
            at,
            next,
            waits,
            rows.FirstOrDefault(row => next is null ? row.Rung > Rung.Order : row.Rung > next)?.Rung,
            held,
            top is null ? null : above?.After,
            Why(next, top, held, above, order),
            steps,
            [
                .. fitting.Select(row => new RungRow(
                    row.Rule, row.Rung, row.After, row.Days, row.Document, row.Clause, row.Source, row.Grade,
                    ReferenceEquals(row, chosen))),
            ],
            order,
            Fine(order, rows));
    }

    /// <summary>Where an order stands at a time.</summary>
    public static OrderStanding Order(LadderStep order, DateTimeOffset at)
    {
        IReadOnlyList<Recheck> seen = [.. (order.Rechecks ?? []).Where(look => look.At <= at)];
        var limit = order.Due ?? order.At;
        var first = seen is [var one, ..] ? one : null;
        var refused = seen.FirstOrDefault(static look => look.Result == RecheckResult.Refused);
        OrderState State()
        {
            if (order.Used is not null)
            {
                return OrderState.Used;
            }

            // What the first look found holds: a correction that came after the limit mends the matter, not the limit.
            return first?.Result switch
            {
                RecheckResult.Corrected or RecheckResult.Regularised => OrderState.Met,
                RecheckResult.Persists => OrderState.Unmet,
                RecheckResult.Refused => OrderState.Refused,
                _ => at > limit ? OrderState.Passed : OrderState.Running,
            };
        }

        return new(order.Number, order.At, limit, State(), order.By, seen is [.., var last] ? last.At : null,
            refused?.At);
    }

    private static (Rung? Next, LadderWait Waits) Next(
        IReadOnlyList<LadderRow> rows, Rung? top, int held, LadderRow? above, OrderStanding? order)
    {
        switch (order?.State)
        {
            case OrderState.Running:
                return (null, LadderWait.Limit);
            case OrderState.Passed:
                return (null, LadderWait.Recheck);
            case OrderState.Unmet or OrderState.Refused:
                return (rows.LastOrDefault(static row => row.Rung == Rung.File)?.Rung, LadderWait.Nothing);
        }

        if (top is null)
        {
            return (rows.Count > 0 ? rows[0].Rung : null, LadderWait.Nothing);
        }

        // A filing rests on an order, so an order that is used up brings no filing by its number.
        return above is { Rung: not Rung.File } && held >= above.After
            ? (above.Rung, LadderWait.Nothing)
            : (top, LadderWait.Nothing);
    }

    private static CountedStep Counted(
        LadderStep step,
        IReadOnlyList<LadderRow> rows,
        DateTimeOffset at,
        DateTimeOffset? since,
        DateTimeOffset? reset)
    {
        var row = rows.FirstOrDefault(row => row.Rung == step.Rung);
        var (counts, why) = (step, row) switch
        {
            ({ IsTakenBack: true }, _) => (false, "An objection took it back."),
            _ when step.At < since => (false, "It was a former holder's."),
            _ when step.At <= reset => (false, "The matter was corrected in time after it."),
            (_, null) => (false, "No row has this rung."),
            _ when !Within(row, at - step.At) => (
                false, string.Create(CultureInfo.InvariantCulture, $"It is older than {row.Days} days.")),
            _ => (true, string.Create(CultureInfo.InvariantCulture, $"It lies within {row.Days} days.")),
        };
        return new(step.Number, step.Rung, step.At, counts, why);
    }

    private static bool Within(LadderRow row, TimeSpan ago)
    {
        var window = TimeSpan.FromDays(row.Days);
        return row.Edge == WindowEdge.In ? ago <= window : ago < window;
    }

    private static string Why(Rung? next, Rung? top, int held, LadderRow? above, OrderStanding? order) =>
        order?.State switch
    {
        OrderState.Running => $"The limit of order {order.Number} runs until {order.Limit:O}.",
        OrderState.Passed =>
            $"The limit of order {order.Number} passed at {order.Limit:O}, and nobody has looked yet whether it was "
            + "followed.",
        OrderState.Unmet => $"Order {order.Number} was not followed within its limit.",
        OrderState.Refused => $"The duty holder refused to follow order {order.Number}.",
        _ when next is null => "No row of the ladder fits.",
        _ when top is null => "No step counts, so the ladder begins.",
        _ when next == top && above is { Rung: not Rung.File } =>
            $"{held} of the {above.After} steps that bring the next rung count.",
        _ when next == top => "The highest rung was taken before, and it comes again.",
        _ => $"{held} steps count, and {above!.After} bring this rung.",
    };

    private static FineAnswer Fine(OrderStanding? order, IReadOnlyList<LadderRow> rows)
    {
        var clause = rows is [.., var last] ? last.Clause : null;
        return order?.State switch
        {
            OrderState.Unmet or OrderState.Refused => new(true, null, clause),
            OrderState.Running => new(false, "wait until the limit of the order has passed", clause),
            OrderState.Passed => new(false, "look whether the order was followed", clause),
            _ => new(false, NeedsOrder, clause),
        };
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) =>
        one > other ? one : other ?? one;
}
