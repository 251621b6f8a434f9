using System.Globalization;
using System.Text.Json.Serialization;
using Grid.Cases;
using Grid.Gateway.Documents;
using Grid.Gateway.Ladders;
using Grid.Gateway.Parties;
using Grid.Gateway.Penalties;
using Grid.Ledger;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Gateway.Cases;

/// <summary>
/// The trace of a case (痕迹化), from its first step; <paramref name="Next"/> goes into <c>after</c>, null at the end.
/// </summary>
/// <param name="Ladder">With the first page: the steps of ladders that were taken on the case.</param>
/// <param name="Penalties">With the first page: the penalty files of what it found.</param>
/// <param name="Documents">With the first page: the documents that were issued on it.</param>
public sealed record HistoryBody(
    IReadOnlyList<TraceBody> Items,
    string? Next,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<LadderLineBody>? Ladder,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PenaltyLineBody>? Penalties,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<DocumentLineBody>? Documents)
{
    internal static HistoryBody From(
        CaseTracePage page,
        IReadOnlyList<LadderLineBody>? ladder = null,
        IReadOnlyList<PenaltyLineBody>? penalties = null,
        IReadOnlyList<DocumentLineBody>? documents = null) => new(
        [
            .. page.Items.Select(static step => new TraceBody(
                step.Type, step.At, step.By, step.Stage, step.Position, step.Note, step.Reason,
                [.. step.Parties.Select(PartyBody.From)],
                step.Deadline is { } missed ? DeadlineBody.From(missed) : null,
                step.Found is { } found ? TraceFoundBody.From(found) : null,
                step.Undone)),
        ],
        page.Next?.ToString(CultureInfo.InvariantCulture),
        ladder,
        penalties,
        documents);
}

/// <summary>One step: what, when, who, and where in the ledger it stands.</summary>
/// <param name="Found">Where and what the matter is since then, where the desk said it.</param>
/// <param name="Undone">The step that was taken back.</param>
public sealed record TraceBody(
    string Type,
    DateTimeOffset At,
    string By,
    CaseStage Stage,
    LedgerPosition Position,
    string? Note,
    string? Reason,
    IReadOnlyList<PartyBody> Parties,
    DeadlineBody? Deadline = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TraceFoundBody? Found = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CaseVerb? Undone = null);

/// <summary>Where and what the matter is, as the desk found it when it filed or corrected the case.</summary>
public sealed record TraceFoundBody(
    ClassKind Kind,
    string Class,
    string Cell,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Part,
    string? NearestAddress)
{
    internal static TraceFoundBody From(FoundTrace found) =>
        new(found.Kind, found.Class, found.Cell, found.Part, found.Address);
}

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
