using System.Text.Json.Serialization;
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

/// <summary>A mark that this case brought about, and the party that was notified of it.</summary>
/// <param name="At">When the case recorded it; null in older records.</param>
[GenerateSerializer, Immutable, Alias("grid.case.mark")]
public sealed record BroughtMark(
    [property: Id(0)] EntityRef Place,
    [property: Id(1)] int Number,
    [property: Id(2), JsonPropertyName("told")] EntityRef? Notified,
    [property: Id(3)] DateTimeOffset Until,
    [property: Id(4)] DateTimeOffset? At = null);
