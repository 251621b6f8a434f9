namespace Grid.Rulebook;

/// <summary>
/// When two reports of one class are of the same matter (相似案件). The first row that speaks of a class counts; where none
/// does, the usual terms of the city hold.
/// </summary>
/// <param name="Kind">Null for both kinds.</param>
/// <param name="Classes">Patterns: 04-05, 04-* or *.</param>
/// <param name="Metres">At most so far apart, in metres; null only where <paramref name="Off"/>.</param>
/// <param name="Hours">Seen at most so many hours apart, on any day; null only where <paramref name="Off"/>.</param>
/// <param name="SameChannel">Whether both must come by one channel.</param>
/// <param name="Off">Whether every report of these classes is a matter of its own.</param>
/// <param name="Zones">The trading zones it speaks of (禁止区 …); null or empty for every place.</param>
/// <param name="Until">Last day; null until further notice.</param>
[GenerateSerializer, Immutable, Alias("grid.similar.row")]
public sealed record SimilarRow(
    [property: Id(0)] ClassKind? Kind,
    [property: Id(1)] IReadOnlyList<string> Classes,
    [property: Id(2)] double? Metres,
    [property: Id(3)] double? Hours,
    [property: Id(4)] bool SameChannel,
    [property: Id(5)] bool Off,
    [property: Id(6)] DateOnly From,
    [property: Id(7)] DateOnly? Until,
    [property: Id(8)] string Source,
    [property: Id(9)] string Grade,
    [property: Id(10)] IReadOnlyList<string>? Zones = null);
