using Grid.Cases;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;

namespace Grid.Rulebook;

/// <summary>The answer, and how the rules came to it.</summary>
/// <param name="Rows">Every row that covers the class, in order of precedence.</param>
/// <param name="ChainOfCommand">
/// The parties above the one that answers for the place (店→段→路→区), then those above the lead.
/// </param>
/// <param name="RulebookVersion">The position of the latest table in the registers' partition.</param>
[GenerateSerializer, Immutable, Alias("grid.route.explained")]
public sealed record RouteExplained(
    [property: Id(0)] AskRoute Asked,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string ClassName,
    [property: Id(3)] Place Place,
    [property: Id(4)] CaseLimit Limit,
    [property: Id(5)] DateTimeOffset Due,
    [property: Id(6)] IReadOnlyList<Answering> Parties,
    [property: Id(7)] IReadOnlyList<ConsideredRow> Rows,
    [property: Id(8)] IReadOnlyList<StandsAbove> ChainOfCommand,
    [property: Id(9)] long RulebookVersion);

/// <summary>Asks which parties would get a matter, and why: the question of a report, without a report.</summary>
/// <param name="At">The time asked about; null for now.</param>
/// <param name="Condition">The filing condition of the class (立案条件).</param>
/// <param name="Attachment">What the matter is fixed to (路名牌 …).</param>
/// <param name="Dog">The dog of the matter.</param>
/// <param name="Where">
/// The part (部件) it is about, with or without a point of its own; null for <paramref name="Point"/> alone. Of a
/// question without a class it gives the class.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.route.ask")]
public sealed record AskRoute(
    [property: Id(0)] ClassKind Kind,
    [property: Id(1)] string Class,
    [property: Id(2)] GeoPoint Point,
    [property: Id(3)] DateTimeOffset? At = null,
    [property: Id(4)] int Condition = 1,
    [property: Id(5)] string? Attachment = null,
    [property: Id(6)] EntityRef? Dog = null,
    [property: Id(7)] Whereabouts? Where = null);

/// <summary>A party that would answer, with the name of its office and the code of the holder of the post.</summary>
[GenerateSerializer, Immutable, Alias("grid.route.answering")]
public sealed record Answering(
    [property: Id(0)] Assignment Duty,
    [property: Id(1)] string? Name,
    [property: Id(2)] string? Holder,
    [property: Id(3)] string? Clause);

/// <summary>One step up from the lead or the place: the party that is notified next when time passes.</summary>
[GenerateSerializer, Immutable, Alias("grid.route.above")]
public sealed record StandsAbove(
    [property: Id(0)] Post Duty,
    [property: Id(1)] EntityRef Party,
    [property: Id(2)] EntityRef Place,
    [property: Id(3)] string? Holder);

/// <summary>One row of the routes that was considered.</summary>
/// <param name="Row">Its place in the table, from 1.</param>
/// <param name="Names">The party it names, as written: <c>department:CITY-WORKS</c>, <c>place:segment</c>.</param>
/// <param name="LostTo">The rule that came first.</param>
/// <param name="Why">A sentence that says why.</param>
/// <param name="Clause">The clause it rests on (条款).</param>
[GenerateSerializer, Immutable, Alias("grid.route.considered")]
public sealed record ConsideredRow(
    [property: Id(0)] int Row,
    [property: Id(1)] string Rule,
    [property: Id(2)] int Precedence,
    [property: Id(3)] AssignmentRole Role,
    [property: Id(4)] string Names,
    [property: Id(5)] EntityRef? Party,
    [property: Id(6)] RowVerdict Verdict,
    [property: Id(7)] string? LostTo,
    [property: Id(8)] string Why,
    [property: Id(9)] string Clause,
    [property: Id(10)] string Grade);

/// <summary>The result for a row that covers the class. Numbers are sent: new ones go at the end.</summary>
public enum RowVerdict
{
    /// <summary>The row named a party of the case.</summary>
    Named = 0,

    /// <summary>The row would have named a party, but another row came first.</summary>
    Lost = 1,

    /// <summary>The row is not in force on that day.</summary>
    NotInForce = 2,

    /// <summary>A condition of the row does not hold.</summary>
    Unmet = 3,

    /// <summary>The place has no such party.</summary>
    Nobody = 4,
}
