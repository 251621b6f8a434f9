using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Repeats;

/// <summary>
/// 重复投诉: a place is marked because of many complaints within a window (S87, main §四(二) “钉子户”). The mark is a fact of
/// the place and has a number of its own. It ends at <paramref name="Until"/>, and falls when a complaint it rests on
/// is refused or voided.
/// </summary>
/// <param name="Place">The shop, the segment, or the cell of the point.</param>
/// <param name="Number">Counts the marks of the place, from 1.</param>
/// <param name="Rule">The row of the repeats.</param>
/// <param name="Kind">With <paramref name="Classes"/>: the classes it is marked for; null for both kinds.</param>
/// <param name="Classes">Patterns: 04-05, 04-*, *.</param>
/// <param name="Point">The point of the latest of the complaints.</param>
/// <param name="Metres">How far around the point the mark reaches; null for the whole place.</param>
/// <param name="Complaints">The reports the mark rests on, in order; none of them marks the place again.</param>
/// <param name="Case">The case by which the chief is notified of the mark.</param>
/// <param name="To">The post that is notified; null for the next above the place.</param>
/// <param name="Since">When the latest of the complaints was made.</param>
/// <param name="LookBackDays">By how many days a look-back (回头看) is longer while the place is marked.</param>
[GenerateSerializer, Immutable, Alias("place.marked")]
public sealed record PlaceMarked(
    [property: Id(0)] EntityRef Place,
    [property: Id(1)] int Number,
    [property: Id(2)] string Rule,
    [property: Id(3)] ClassKind? Kind,
    [property: Id(4)] IReadOnlyList<string> Classes,
    [property: Id(5)] GeoPoint Point,
    [property: Id(6)] double? Metres,
    [property: Id(7)] IReadOnlyList<Guid> Complaints,
    [property: Id(8)] Guid Case,
    [property: Id(9)] Post? To,
    [property: Id(10)] DateTimeOffset Since,
    [property: Id(11)] DateTimeOffset Until,
    [property: Id(12)] double LookBackDays) : GridEvent;

/// <summary>反复问题: the place of a case within a problem that comes again.</summary>
/// <param name="Problem">The id of the problem, which is that of its first case.</param>
/// <param name="Number">The number of the case within the problem; the first is 1.</param>
/// <param name="Earlier">The case before it, which had ended.</param>
/// <param name="Place">The place of the problem: the shop, the segment, or the cell of the point.</param>
/// <param name="Rule">The row of the repeats.</param>
[GenerateSerializer, Immutable, Alias("grid.case.recurrence")]
public sealed record Recurrence(
    [property: Id(0)] Guid Problem,
    [property: Id(1)] int Number,
    [property: Id(2)] Guid Earlier,
    [property: Id(3)] EntityRef Place,
    [property: Id(4)] string Rule);

/// <summary>A mark that this case brought about, and the party that was notified of it.</summary>
[GenerateSerializer, Immutable, Alias("grid.case.mark")]
public sealed record BroughtMark(
    [property: Id(0)] EntityRef Place,
    [property: Id(1)] int Number,
    [property: Id(2)] EntityRef? Told,
    [property: Id(3)] DateTimeOffset Until);

/// <summary>What a place remembers of complaints and problems at a time.</summary>
/// <param name="Complaints">How many complaints it remembers that count, however old they are.</param>
/// <param name="Marks">The marks that stand.</param>
[GenerateSerializer, Immutable, Alias("grid.repeats.view")]
public sealed record RepeatsView(
    [property: Id(0)] int Complaints,
    [property: Id(1)] IReadOnlyList<PlaceMarked> Marks,
    [property: Id(2)] IReadOnlyList<ProblemHere> Problems);

/// <summary>A problem as its place remembers it.</summary>
/// <param name="Cases">How many cases the problem has had.</param>
/// <param name="Latest">The latest of its cases.</param>
/// <param name="Open">Whether one of its cases is open.</param>
[GenerateSerializer, Immutable, Alias("grid.repeats.problem")]
public sealed record ProblemHere(
    [property: Id(0)] Guid Id,
    [property: Id(1)] ClassKind Kind,
    [property: Id(2)] string Class,
    [property: Id(3)] int Cases,
    [property: Id(4)] Guid Latest,
    [property: Id(5)] DateTimeOffset LatestAt,
    [property: Id(6)] bool Open);
