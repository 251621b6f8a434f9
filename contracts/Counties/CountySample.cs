using System.Globalization;
using Grid.Posts;

namespace Grid.Counties;

/// <summary>
/// Things of a county that examples and messages name: the first of each kind that it has, all at one point. A text
/// names them in angle quotes, <c>‹segment›</c>; a number of a JSON text is a text of nothing else, <c>"‹lon›"</c>.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.county.sample")]
public sealed record CountySample
{
    private const char Opening = '‹', Closing = '›';

    /// <summary>What stands there while nothing is registered.</summary>
    public static CountySample None { get; } = new();

    [Id(0)] public string County { get; init; } = "COUNTY";
    [Id(1)] public string Name { get; init; } = "COUNTY";
    [Id(2)] public string Subdistrict { get; init; } = "SUBDISTRICT";
    [Id(3)] public string Cell { get; init; } = "CELL";
    [Id(4)] public string Segment { get; init; } = "SEGMENT";
    [Id(5)] public string Road { get; init; } = "ROAD";
    [Id(6)] public string Shop { get; init; } = "SHOP";
    [Id(7)] public string Department { get; init; } = "OFFICE";

    /// <summary>Code of a class of events.</summary>
    [Id(8)] public string Class { get; init; } = "CLASS";
    [Id(9)] public string ClassName { get; init; } = "CLASS";

    /// <summary>The channel of a report that names none.</summary>
    [Id(10)] public string Channel { get; init; } = "CHANNEL";

    /// <summary>A point of all of these; on the front of the shop, where there is one.</summary>
    [Id(11)] public double Lon { get; init; }
    [Id(12)] public double Lat { get; init; }

    /// <summary>How the county's clock stands to UTC on the day of the examples, 1 April 2019.</summary>
    [Id(13)] public string Offset { get; init; } = "Z";

    /// <summary>The codes of the county's posts, separated by commas.</summary>
    [Id(14)] public string Posts { get; init; } = string.Join(", ", Post.OfPlan);

    /// <summary>Whether the segment is one of the county's own.</summary>
    public bool HasSegment => Segment != None.Segment;

    /// <summary>A text with the county's own things in place of their names.</summary>
    public string Fill(string text) => Fill(text, static own => own);

    /// <param name="written">How a thing is written in the text, such as encoded for HTML.</param>
    public string Fill(string text, Func<string, string> written)
    {
        if (!text.Contains(Opening, StringComparison.Ordinal))
        {
            return text;
        }

        foreach (var (name, own, isNumber) in Own())
        {
            var named = $"{Opening}{name}{Closing}";
            text = isNumber ? text.Replace($"\"{named}\"", own, StringComparison.Ordinal) : text;
            text = text.Replace(named, written(own), StringComparison.Ordinal);
        }

        return text;
    }

    private IEnumerable<(string Name, string Own, bool IsNumber)> Own() =>
    [
        ("county", County, false),
        ("name", Name, false),
        ("subdistrict", Subdistrict, false),
        ("cell", Cell, false),
        ("segment", Segment, false),
        ("road", Road, false),
        ("shop", Shop, false),
        ("department", Department, false),
        ("class", Class, false),
        ("className", ClassName, false),
        ("channel", Channel, false),
        ("offset", Offset, false),
        ("posts", Posts, false),
        ("lon", Degrees(Lon), true),
        ("lat", Degrees(Lat), true),
        ("west", Degrees(Lon - 0.001), true),
        ("south", Degrees(Lat - 0.001), true),
        ("east", Degrees(Lon + 0.001), true),
        ("north", Degrees(Lat + 0.001), true),
    ];

    private static string Degrees(double degrees) =>
        Math.Round(degrees, 6).ToString(CultureInfo.InvariantCulture);
}
