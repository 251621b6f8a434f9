using Grid.Gateway.Parties;
using Grid.Ladders;
using Grid.Ledger;
using Grid.Parties;
using Grid.Penalties;
using Grid.Rulebook;

namespace Grid.Gateway.Ladders;

/// <summary>Where a duty holder stands on the ladder (执法阶梯), class by class, and every step.</summary>
public sealed record LadderBody(
    PartyBody Party,
    DateTimeOffset? HolderSince,
    IReadOnlyList<StandingBody> Matters,
    IReadOnlyList<LadderStepBody> Steps,
    RungCounts Counts,
    int Version,
    LedgerPosition LedgerPosition)
{
    internal static LadderBody From(LadderView view) => new(
        PartyBody.From(view.Party),
        view.HolderSince,
        [.. view.Matters.Select(StandingBody.From)],
        [.. view.Steps.Select(step => LadderStepBody.From(view.Party, step))],
        view.Counts,
        view.Version,
        view.LedgerPosition);
}

/// <summary>Where it stands for one class, what comes next, and why.</summary>
public sealed record StandingBody(
    ClassKind Kind,
    string Class,
    DateTimeOffset At,
    Rung? Next,
    LadderWait Waits,
    Rung? Then,
    int CountInWindow,
    int? Needed,
    string Why,
    IReadOnlyList<CountedStepBody> Steps,
    IReadOnlyList<RungRowBody> Rows,
    OrderStandingBody? Order,
    FineBody Fine)
{
    internal static StandingBody From(LadderStanding standing) => new(
        standing.Kind, standing.Class, standing.At, standing.Next, standing.Waits, standing.Then,
        standing.CountInWindow, standing.Needed, standing.Why,
        [
            .. standing.Steps.Select(static step => new CountedStepBody(
                step.Number, step.Rung, step.At, step.Counts, step.Why)),
        ],
        [
            .. standing.Rows.Select(static row => new RungRowBody(
                row.Rule, row.Rung, row.After, row.Days, row.Document, row.Clause, row.Source, row.Grade, row.Chosen)),
        ],
        standing.Order is { } order
            ? new(order.Number, order.ServedAt, order.Limit, order.State, order.By, order.RecheckedAt, order.RefusedAt)
            : null,
        new(standing.Fine.Allowed, standing.Fine.NextStep, standing.Fine.Clause));
}

/// <summary>A step that was looked at, and whether it counts.</summary>
public sealed record CountedStepBody(int Step, Rung Rung, DateTimeOffset At, bool Counts, string Why);

/// <summary>A row of the ladder that fits; of each rung the first counts.</summary>
public sealed record RungRowBody(
    string Rule,
    Rung Rung,
    int After,
    double Days,
    string? Document,
    string Clause,
    string Source,
    string Grade,
    bool Chosen);

/// <summary>The latest order to correct (限期整改通知书) and where it stands.</summary>
public sealed record OrderStandingBody(
    int Step,
    DateTimeOffset ServedAt,
    DateTimeOffset Limit,
    OrderState State,
    string By,
    DateTimeOffset? RecheckedAt,
    DateTimeOffset? RefusedAt);

/// <summary>Whether a fine may follow as far as the order is concerned, where the article asks for one.</summary>
public sealed record FineBody(bool Allowed, string? NextStep, string? Clause);

/// <summary>One step of the ladder.</summary>
/// <param name="Former">Whether it was a former holder's, so that it counts no more.</param>
/// <param name="Operation">专项整治: the special operation in which it was taken.</param>
/// <param name="Document">The document that was served; null where none was.</param>
public sealed record LadderStepBody(
    int Step,
    Rung Rung,
    ClassKind Kind,
    string Class,
    DateTimeOffset At,
    string By,
    string? Under,
    string Rule,
    DateTimeOffset? Due,
    Guid? Case,
    string? Reason,
    bool Early,
    bool Former,
    PenaltyProcedure? Procedure,
    string? Operation,
    SlipBody? Document,
    RungObjection? Objection,
    IReadOnlyList<Recheck> Rechecks)
{
    internal static LadderStepBody From(EntityRef party, LadderStep step) => new(
        step.Number, step.Rung, step.Kind, step.Class, step.At, step.By, step.Under, step.Rule, step.Due, step.Case,
        step.Reason, step.Early, step.Former, step.Procedure, step.Operation,
        step.Document is null ? null : SlipBody.From(party, step), step.Objection, step.Rechecks ?? []);
}

/// <summary>The document of a step.</summary>
/// <param name="Id">By it the document is asked for; null where the county keeps no templates.</param>
/// <param name="Name">劝导单, 提醒单, 责令限期改正通知书 …</param>
/// <param name="Number">文号 as printed.</param>
/// <param name="To">Whom it is served on.</param>
/// <param name="ServedAt">When its service counts; null while nobody recorded one.</param>
/// <param name="Opens">The address at which it is read, printed and served.</param>
public sealed record SlipBody(
    string? Id,
    string Name,
    string? Number,
    PartyBody To,
    string Class,
    DateTimeOffset At,
    DateTimeOffset? Due,
    string By,
    DateTimeOffset? ServedAt,
    string? Opens)
{
    internal static SlipBody From(EntityRef party, LadderStep step) => new(
        step.Issued?.Id, step.Issued?.Title ?? step.Document!, step.Issued?.Number, PartyBody.From(party), step.Class,
        step.At, step.Due, step.By, step.ServedAt, step.Issued is { } issued ? $"/v1/documents/{issued.Id}" : null);
}
