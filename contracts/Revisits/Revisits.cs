using Grid.Cases;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Revisits;

/// <summary>
/// Why a place is gone to again after its case was closed. Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum RevisitKind
{
    /// <summary>回头看: once, whether it is still so (S133, S209).</summary>
    LookBack = 0,

    /// <summary>防反弹: several times, whether it comes back (S58).</summary>
    Rebound = 1,
}

/// <summary>
/// What a closed case of these classes is followed by: so many visits within a time, by this post. Of the rows of one
/// kind that fit a case the first in the table's order counts.
/// </summary>
/// <param name="Rule">Unique name of the row, kept by every visit it asks for.</param>
/// <param name="For">Null for both.</param>
/// <param name="Classes">Patterns: 04-05, 04-*, *.</param>
/// <param name="Condition">Null for every condition of the class.</param>
/// <param name="Visits">Spread evenly over the time.</param>
/// <param name="Within">
/// From closing on; the last visit is due at its end. A look-back at a place marked for repeated complaints has the
/// days of the mark besides.
/// </param>
/// <param name="To">The post whose party at the place owes the visits; the cell's where the place has none.</param>
[GenerateSerializer, Immutable, Alias("grid.revisit.row")]
public sealed record RevisitRow(
    [property: Id(0)] string Rule,
    [property: Id(1)] RevisitKind Kind,
    [property: Id(2)] ClassKind? For,
    [property: Id(3)] IReadOnlyList<string> Classes,
    [property: Id(4)] int? Condition,
    [property: Id(5)] int Visits,
    [property: Id(6)] double Within,
    [property: Id(7)] LimitUnit Unit,
    [property: Id(8)] Post To,
    [property: Id(9)] DateOnly From,
    [property: Id(10)] DateOnly? Until,
    [property: Id(11)] string Source,
    [property: Id(12)] string Grade);

/// <summary>Visits a closed case is owed.</summary>
/// <param name="Party">Who owes them: the post's party at the place.</param>
/// <param name="Due">When each is due, in order.</param>
/// <param name="Made">How many were made and passed.</param>
[GenerateSerializer, Immutable, Alias("grid.revisit")]
public sealed record Revisit(
    [property: Id(0)] RevisitKind Kind,
    [property: Id(1)] string Rule,
    [property: Id(2)] EntityRef Party,
    [property: Id(3)] IReadOnlyList<DateTimeOffset> Due,
    [property: Id(4)] int Made = 0)
{
    /// <summary>When the next visit is due; null when all were made.</summary>
    public DateTimeOffset? Next => Made < Due.Count ? Due[Made] : null;
}

/// <summary>A closed case is to be gone back to: noted once for each closing, by time itself.</summary>
[GenerateSerializer, Immutable, Alias("case.revisitsSet")]
public sealed record CaseRevisitsSet(
    [property: Id(0)] IReadOnlyList<Revisit> Revisits,
    [property: Id(1)] CaseBrief Brief
) : CaseEvent;

/// <summary>回头看 or 防反弹: somebody went back. What failed is reopened with it.</summary>
/// <param name="Visit">Which visit of its kind, from 1.</param>
/// <param name="Party">Who owed it.</param>
/// <param name="Due">When the same party's next visit is due; null when it owes none any more.</param>
[GenerateSerializer, Immutable, Alias("case.revisited")]
public sealed record CaseRevisited(
    [property: Id(0)] RevisitKind Kind,
    [property: Id(1)] int Visit,
    [property: Id(2)] bool Passed,
    [property: Id(3)] EntityRef Party,
    [property: Id(4)] DateTimeOffset? Due) : CaseEvent;
