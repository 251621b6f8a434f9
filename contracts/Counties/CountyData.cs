using Grid.Registers;

namespace Grid.Counties;

/// <summary>
/// 县: what is true of a county as a whole, once for all its clocks, calendars and answers. Taken from the county's
/// <c>city.json</c>. Key: the county's code, at most 64 characters.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.county.data")]
public sealed record CountyData : RegisterData
{
    [Id(0)] public required string Name { get; init; }

    /// <summary>IANA name of the time zone in which its days begin and its limits run: <c>Asia/Shanghai</c>.</summary>
    [Id(1)] public required string TimeZone { get; init; }

    /// <summary>The days of rest of each week, unless a notice makes one a working day; empty for none.</summary>
    [Id(2)] public IReadOnlyList<DayOfWeek> Weekend { get; init; } = [DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>The languages its words are written in, BCP 47, the first before the others: <c>zh-CN</c>.</summary>
    [Id(3)] public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>What its own files give coordinates in, <c>wgs84</c> or <c>gcj02</c>; null for WGS84.</summary>
    [Id(4)] public string? CoordinateSystem { get; init; }

    /// <summary>The event class of what no other class takes, <c>06-99</c>; null where the county has none.</summary>
    [Id(5)] public string? CatchAll { get; init; }

    /// <summary>The channel of a report that names none; null where the door's own word holds.</summary>
    [Id(6)] public string? Channel { get; init; }

    /// <summary>Whether a report without a point is taken; null for yes.</summary>
    [Id(7)] public bool? TakesUnplaced { get; init; }

    /// <summary>Whether a report without a class is taken, under <see cref="CatchAll"/>; null for yes.</summary>
    [Id(8)] public bool? TakesUnclassified { get; init; }

    /// <summary>
    /// What the codes of its areas and cells say: <c>GB/T 30428</c>, or <c>none</c>; null for the former where its own
    /// code has six digits (<see cref="Places.CodeProfile"/>).
    /// </summary>
    [Id(9)] public string? Profile { get; init; }

    /// <summary>
    /// Where the county is served since it left this cluster: a refused reporter is sent there. Null for a county that
    /// is served here.
    /// </summary>
    [Id(10)] public string? MovedTo { get; init; }

    /// <summary>Code of the prefecture (地级市) that sees its figures; null for none.</summary>
    [Id(11)] public string? Prefecture { get; init; }

    /// <summary>What that prefecture is called; null where it is known by its code.</summary>
    [Id(12)] public string? PrefectureName { get; init; }

    /// <summary>
    /// The first day on which it owes anything here: visits, rounds and deadlines of the days before were another
    /// system's. Null for a county that began here.
    /// </summary>
    [Id(13)] public DateOnly? Start { get; init; }
}
