using System.Text.Json.Serialization;
using Grid.Cases;
using Grid.Gateway.Parties;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Worklists;

namespace Grid.Gateway.Worklists;

/// <summary>What is due from a post, the step whose time ends next first.</summary>
/// <param name="County">Code of the county; null where those of a prefecture were asked for.</param>
/// <param name="At">The city's time when the list was made.</param>
/// <param name="Total">How many steps are due from the post in all.</param>
/// <param name="Late">How many of them are late.</param>
/// <param name="Ended">How the steps ended that were due from it before, by step.</param>
/// <param name="Next">Goes into <c>after</c>; null at the end.</param>
public sealed record WorklistBody(
    string? County,
    Post Post,
    DateTimeOffset At,
    long Total,
    long Late,
    IReadOnlyList<StepFigures> Ended,
    IReadOnlyList<OwedStepBody> Items,
    string? Next)
{
    internal static WorklistBody Of(string? county, Post post, PostWorklist list) => new(
        county, post, list.At, list.Total, list.Late, list.Ended ?? [], [.. list.Items.Select(OwedStepBody.Of)],
        list.Next);
}

/// <summary>A step that a post owes: of a case, or of a ladder or a penalty file.</summary>
/// <param name="Case">The case; of a file the case that found the act.</param>
/// <param name="Number">The number of the case; null where there is none.</param>
/// <param name="Class">The class; null for a behaviour that is no event.</param>
/// <param name="Stage">Where the case stands; null where there is none.</param>
/// <param name="Clock">
/// verify, file, dispatch, check, close, feedback, revisit for going back, or review; of a file orderRecheck,
/// penaltyFiling, penaltyEvidence, penaltyNotice, penaltyHearing, penaltyDecision, penaltyService, penaltyHandIn,
/// penaltyBank, penaltyRelease or penaltyCourt.
/// </param>
/// <param name="Since">From when the post owes it.</param>
/// <param name="Party">The unit or the office at which the post is held; null where the place has none.</param>
/// <param name="Holder">Code of the person who holds the post today; null for no holder.</param>
/// <param name="Lead">The party that leads the case; null where there is none.</param>
/// <param name="Provisional">True where a holiday notice that is still to come may move the due time.</param>
/// <param name="Rule">The row of the rulebook by which the post owes it; null where none names a post.</param>
/// <param name="Part">Code of the part (部件) that the case is about.</param>
/// <param name="NearestAddress">The nearest address of the case.</param>
/// <param name="File">The ladder or the penalty file; absent for a step of a case.</param>
public sealed record OwedStepBody(
    Guid? Case,
    string? Number,
    ClassKind Kind,
    string? Class,
    CaseStage? Stage,
    ClockKind Clock,
    DateTimeOffset Since,
    DateTimeOffset Due,
    bool Late,
    PartyBody? Party,
    string? Holder,
    PartyBody? Lead,
    bool? Provisional,
    string? Rule,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Part,
    string? NearestAddress,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OwedFileBody? File)
{
    internal static OwedStepBody Of(OwedStep step)
    {
        var hasCase = step.Number.Length > 0;
        return new(
            hasCase ? step.Case : null,
            hasCase ? step.Number : null,
            step.Kind,
            step.Class.Length > 0 ? step.Class : null,
            hasCase ? step.Stage : null,
            step.Clock,
            step.Since,
            step.Due,
            step.Late,
            step.Party is { } party ? PartyBody.From(party) : null,
            step.Holder,
            hasCase ? PartyBody.From(step.Lead) : null,
            step.Provisional,
            step.Rule,
            step.Part,
            step.Address,
            step.File is { } file ? OwedFileBody.Of(file, step.Class) : null);
    }
}

/// <summary>The ladder or the penalty file to which an owed step belongs.</summary>
/// <param name="Party">Who answers.</param>
/// <param name="Penalty">The id of the penalty file.</param>
/// <param name="Rung">The number of the order on the ladder.</param>
/// <param name="Behaviour">Code of the behaviour of a penalty.</param>
/// <param name="Opens">The address at which the file is read.</param>
public sealed record OwedFileBody(
    PartyBody Party,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Penalty,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Rung,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Behaviour,
    string Opens)
{
    internal static OwedFileBody Of(OwedFile file, string code) => new(
        PartyBody.From(file.Party),
        file.Penalty,
        file.Rung,
        file.Behaviour,
        file.Penalty is { } penalty
            ? $"/v1/penalties/{penalty}"
            : $"/v1/ladder/{file.Party.KindName}/{Uri.EscapeDataString(file.Party.Key)}?class={code}");
}
