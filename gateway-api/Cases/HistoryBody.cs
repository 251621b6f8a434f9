using System.Globalization;
using Grid.Cases;
using Grid.Gateway.Parties;
using Grid.Ledger;
using Grid.Posts;

namespace Grid.Gateway.Cases;

/// <summary>
/// The trace of a case (痕迹化), from its first step; <paramref name="Next"/> goes into <c>after</c>, null at the end.
/// </summary>
public sealed record HistoryBody(IReadOnlyList<TraceBody> Items, string? Next)
{
    internal static HistoryBody From(CaseTracePage page) => new(
        [
            .. page.Items.Select(static step => new TraceBody(
                step.Type, step.At, step.By, step.Stage, step.Position, step.Note, step.Reason,
                [.. step.Parties.Select(PartyBody.From)],
                step.Deadline is { } missed ? DeadlineBody.From(missed) : null)),
        ],
        page.Next?.ToString(CultureInfo.InvariantCulture));
}

/// <summary>One step: what, when, who, and where in the ledger it stands.</summary>
public sealed record TraceBody(
    string Type,
    DateTimeOffset At,
    string By,
    CaseStage Stage,
    LedgerPosition Position,
    string? Note,
    string? Reason,
    IReadOnlyList<PartyBody> Parties,
    DeadlineBody? Deadline = null);

/// <summary>
/// A deadline that was missed: of which clock, when it was due, by which row of the escalations, which party was
/// notified, and when the next step is.
/// </summary>
public sealed record DeadlineBody(
    ClockKind Clock,
    DeadlineStep Step,
    DateTimeOffset Due,
    string Rule,
    int Run,
    Post? Post,
    PartyBody? To,
    string? Holder,
    DateTimeOffset? Until)
{
    internal static DeadlineBody From(MissedDeadline missed) => new(
        missed.Clock, missed.Step, missed.Due, missed.Rule, missed.Run, missed.Post,
        missed.To is { } notified ? PartyBody.From(notified) : null,
        missed.Holder,
        missed.Until);
}
