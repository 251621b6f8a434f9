using System.Text.Json.Serialization;
using Grid.Parties;
using Grid.Posts;

namespace Grid.Cases;

/// <summary>An objection or an appeal, and what became of it.</summary>
/// <param name="Reviewer">The party that reviews it.</param>
/// <param name="Due">By when it is reviewed; null where the county sets no limit.</param>
/// <param name="Reviews">The reviews so far, the first one first.</param>
/// <param name="Upheld">The outcome; null while it waits.</param>
/// <param name="Of">The party whose finding or mark is contested; null for an objection or a lateness.</param>
/// <param name="Mark">The number of the mark that is contested; null for anything else.</param>
[GenerateSerializer, Immutable, Alias("grid.case.appeal")]
public sealed record CaseAppeal(
    [property: Id(0)] AppealKind Kind,
    [property: Id(1)] string By,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string Reason,
    [property: Id(4)] EntityRef Reviewer,
    [property: Id(5)] DateTimeOffset? Due,
    [property: Id(6)] IReadOnlyList<AppealReview> Reviews,
    [property: Id(7)] bool? Upheld = null,
    [property: Id(8)] EntityRef? Of = null,
    [property: Id(9)] int? Mark = null);

/// <summary>One review of an objection or an appeal.</summary>
[GenerateSerializer, Immutable, Alias("grid.case.appealReview")]
public sealed record AppealReview(
    [property: Id(0)] string By,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] bool Passed,
    [property: Id(3)] string? Reason);

/// <summary>异议, 超期申诉 or 申辩: it goes to a party that did not decide the matter before.</summary>
/// <param name="Of">The party whose finding or mark is contested; null for an objection or a lateness.</param>
/// <param name="Mark">The number of the mark that is contested; null for anything else.</param>
/// <param name="Post">The post that reviews it; null in a record of an earlier version.</param>
[GenerateSerializer, Immutable, Alias("case.appealed")]
public sealed record CaseAppealed(
    [property: Id(0)] AppealKind Kind,
    [property: Id(1)] string Reason,
    [property: Id(2)] EntityRef Reviewer,
    [property: Id(3)] DateTimeOffset? Due,
    [property: Id(4)] CaseBrief Brief,
    [property: Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EntityRef? Of = null,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Mark = null,
    [property: Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Post? Post = null) : CaseEvent;

/// <summary>复核: one review of what was contested.</summary>
/// <param name="Final">Whether it ends the matter; a second follows a first review that upholds an appeal.</param>
/// <param name="Due">When the second review is due; null after the last.</param>
/// <param name="Of">The party whose finding or mark was contested; null for an objection or a lateness.</param>
/// <param name="Mark">The number of the mark that was contested; null for anything else.</param>
/// <param name="Brief">The case, for the list of notices of that party; null for an objection or a lateness.</param>
[GenerateSerializer, Immutable, Alias("case.appealReviewed")]
public sealed record CaseAppealReviewed(
    [property: Id(0)] AppealKind Kind,
    [property: Id(1)] bool Passed,
    [property: Id(2)] string? Reason,
    [property: Id(3)] bool Final,
    [property: Id(4)] EntityRef Reviewer,
    [property: Id(5)] DateTimeOffset? Due,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EntityRef? Of = null,
    [property: Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Mark = null,
    [property: Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CaseBrief? Brief = null) : CaseEvent;

/// <summary>What a reporter or a department contests. Numbers are stored and sent: new ones go at the end.</summary>
public enum AppealKind
{
    /// <summary>异议: the reporter objects to the outcome; one review.</summary>
    Objection = 0,

    /// <summary>超期申诉: the department contests its lateness; two reviews by two persons.</summary>
    Lateness = 1,

    /// <summary>申辩: the party concerned contests that the finding is its own; one review.</summary>
    Finding = 2,

    /// <summary>标记申辩: a place contests a mark (重复投诉); one review.</summary>
    Mark = 3,
}
