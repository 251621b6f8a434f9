using System.Text.Json.Serialization;
using Grid.Cases;
using Grid.Parties;

namespace Grid.Revisits;

/// <summary>The visits owed to a closed case.</summary>
/// <param name="Party">The party that owes them: that of the post at the place.</param>
/// <param name="Due">When each is due, in order.</param>
/// <param name="Made">How many were made and passed.</param>
/// <param name="Longer">By how many days the place was looked back to for longer; null for none.</param>
/// <param name="Denser">
/// How many visits a marked place has in the time of one, beside the last one after <paramref name="Longer"/>; null
/// elsewhere, and in records from when the only visit of a marked place came later.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.revisit")]
public sealed record Revisit(
    [property: Id(0)] RevisitKind Kind,
    [property: Id(1)] string Rule,
    [property: Id(2)] EntityRef Party,
    [property: Id(3)] IReadOnlyList<DateTimeOffset> Due,
    [property: Id(4)] int Made = 0,
    [property: Id(5)] double? Longer = null,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Denser = null)
{
    /// <summary>When the next visit is due; null when all were made.</summary>
    public DateTimeOffset? Next => Made < Due.Count ? Due[Made] : null;
}

/// <summary>
/// Why an officer visits a place again after its case was closed. Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum RevisitKind
{
    /// <summary>
    /// 回头看: to see whether the matter is still solved (S133, S209); once, and more often at a marked place (S87).
    /// </summary>
    LookBack = 0,

    /// <summary>防反弹: several visits, to see whether the matter comes back (S58).</summary>
    Rebound = 1,
}

/// <summary>
/// A closed case needs visits. The city notes them once for each closing, without a command, and again with other days
/// when a holiday notice moved them.
/// </summary>
/// <param name="Notices">The notices that moved the days; null where the visits are set for the first time.</param>
/// <param name="Party">The party whose visits were moved.</param>
/// <param name="From">When its first visit that was moved was due before.</param>
/// <param name="To">When that visit is due now.</param>
[GenerateSerializer, Immutable, Alias("case.revisitsSet")]
public sealed record CaseRevisitsSet(
    [property: Id(0)] IReadOnlyList<Revisit> Revisits,
    [property: Id(1)] CaseBrief Brief,
    [property: Id(2)] IReadOnlyList<string>? Notices = null,
    [property: Id(3)] EntityRef? Party = null,
    [property: Id(4)] DateTimeOffset? From = null,
    [property: Id(5)] DateTimeOffset? To = null)
    : CaseEvent;

/// <summary>回头看 or 防反弹: an officer visited the place again. A visit that fails reopens the case.</summary>
/// <param name="Visit">The number of the visit within its kind, from 1.</param>
/// <param name="Party">The party that owed the visit.</param>
/// <param name="Due">When the next visit of the same party is due; null when it owes none any more.</param>
[GenerateSerializer, Immutable, Alias("case.revisited")]
public sealed record CaseRevisited(
    [property: Id(0)] RevisitKind Kind,
    [property: Id(1)] int Visit,
    [property: Id(2)] bool Passed,
    [property: Id(3)] EntityRef Party,
    [property: Id(4)] DateTimeOffset? Due) : CaseEvent;
