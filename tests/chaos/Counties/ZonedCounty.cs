using System.Globalization;
using Grid.Chaos.Load;

namespace Grid.Chaos.Counties;

/// <summary>
/// A made-up county with a zone, hours, a weekend, a closed day, a limit and a word of its own. It says when a case is
/// due, worked out here from the zone alone: no code of the city is used.
/// </summary>
/// <param name="West">The west edge of its land, a square of <see cref="Side"/> degrees.</param>
/// <param name="Word">What it calls the one class that all counties have under the same code.</param>
/// <param name="Hours">Its limit for that class, in hours of work.</param>
/// <param name="Dispatch">How long a filed case may wait, in seconds.</param>
/// <param name="Closed">A day on which it does not work though it is no weekend.</param>
internal sealed record ZonedCounty(
    string Code,
    string Zone,
    double West,
    double South,
    string Word,
    int Hours,
    double Dispatch,
    TimeOnly Opens,
    TimeOnly Closes,
    IReadOnlyList<DayOfWeek> Weekend,
    DateOnly? Closed = null)
{
    public const double Side = 0.04;
    public const string Class = "01-13";
    private const int Across = 4;

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);

    public string Office => $"department/{Code}-PW";

    /// <summary>The row of its escalations.</summary>
    public string Rule => $"{Code}-E";

    /// <summary>
    /// Three counties; the second has summer time, the third is 5:45 ahead and rests on Saturday alone.
    /// </summary>
    public static IReadOnlyList<ZonedCounty> Three(DateTimeOffset now) =>
    [
        new(
            "330482", "Asia/Shanghai", 121.0, 30.6, "乱堆物料", 5, 1.5, new(8, 0), new(18, 0),
            [DayOfWeek.Saturday, DayOfWeek.Sunday]),
        new(
            "095200", "America/New_York", -72.9, 41.3, "Pothole", 11, 2.1, new(9, 0), new(17, 0),
            [DayOfWeek.Saturday, DayOfWeek.Sunday], DateOnly.FromDateTime(now.UtcDateTime).AddDays(2)),
        new("524000", "Asia/Kathmandu", 85.3, 27.7, "खाल्डो", 17, 2.7, new(10, 0), new(16, 30), [DayOfWeek.Saturday]),
    ];

    public bool Holds(double lon, double lat) =>
        lon >= West && lon <= West + Side && lat >= South && lat <= South + Side;

    public (double Lon, double Lat) Somewhere(Random dice) => (
        Math.Round(West + 0.001 + (dice.NextDouble() * (Side - 0.002)), 6),
        Math.Round(South + 0.001 + (dice.NextDouble() * (Side - 0.002)), 6));

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    /// <summary>When its limit has passed for a department that has used so much of it already.</summary>
    public DateTimeOffset Due(DateTimeOffset from, TimeSpan used)
    {
        var left = TimeSpan.FromHours(Hours) - used;
        for (var day = DateOnly.FromDateTime(Local(from).DateTime); ; day = day.AddDays(1))
        {
            if (Weekend.Contains(day.DayOfWeek) || day == Closed)
            {
                continue;
            }

            var (begins, ends) = (Moment(day, Opens), Moment(day, Closes));
            begins = begins > from ? begins : from;
            if (ends <= begins)
            {
                continue;
            }

            if (ends - begins >= left)
            {
                return begins + left;
            }

            left -= ends - begins;
        }
    }

    /// <summary>How much of its working time lies between two moments.</summary>
    public TimeSpan Worked(DateTimeOffset from, DateTimeOffset until)
    {
        var worked = TimeSpan.Zero;
        for (var day = DateOnly.FromDateTime(Local(from).DateTime);
            day <= DateOnly.FromDateTime(Local(until).DateTime);
            day = day.AddDays(1))
        {
            var (begins, ends) = (Moment(day, Opens), Moment(day, Closes));
            begins = begins > from ? begins : from;
            ends = ends < until ? ends : until;
            if (!Weekend.Contains(day.DayOfWeek) && day != Closed && ends > begins)
            {
                worked += ends - begins;
            }
        }

        return worked;
    }

    /// <summary>Writes its folder.</summary>
    public string Write(string root)
    {
        const string source = "2018-01-01,,invented for the chaos,L";
        var weekend = string.Join(", ", Weekend.Select(static day => $"\"{day.ToString().ToLowerInvariant()}\""));
        var folder = Directory.CreateDirectory(Path.Combine(root, Code)).FullName;
        Put("city.json", $$"""
            { "code": "{{Code}}", "name": "{{Word}} county", "timeZone": "{{Zone}}", "catchAll": "{{Class}}",
              "weekend": [ {{weekend}} ],
              "files": [
                { "kind": "areas", "file": "areas.geojson" }, { "kind": "cells", "file": "cells.geojson" },
                { "kind": "departments", "file": "departments.csv" }, { "kind": "classes", "file": "classes.csv" },
                { "kind": "standards", "file": "standards.csv" }, { "kind": "routes", "file": "routes.csv" },
                { "kind": "hours", "file": "hours.csv" }, { "kind": "calendar", "file": "calendar.csv" },
                { "kind": "limits", "file": "limits.csv" }, { "kind": "escalations", "file": "escalations.csv" } ] }
            """);
        Put(
            "areas.geojson",
            Features(
            [
                Feature($"\"code\": \"{Code}\", \"kind\": \"county\", \"name\": \"{Word}\"", 0, 0, Across),
                Feature(
                    $"\"code\": \"{Code}001\", \"kind\": \"subdistrict\", \"name\": \"{Word} 1\", "
                    + $"\"parent\": \"{Code}\"",
                    0, 0, Across),
            ]));
        Put(
            "cells.geojson",
            Features(Enumerable.Range(0, Across * Across).Select(number => Feature(
                $"\"code\": \"{Code}001002{number + 1:000}\", \"name\": \"{number}\"",
                number % Across, number / Across, 1))));
        Put("departments.csv", $"code,name,kind\n{Code}-PW,Public works,bureau\n{Code}-CC,Centre,commandCentre\n");
        Put(
            "classes.csv",
            "kind,code,name,big,aliases,standard,from,until,source,grade\n"
            + $"event,{Class},{Word},x,,made,{source}\n");
        Put(
            "standards.csv",
            "kind,class,condition,filing,closing,limit,unit,from,until,source,grade\n"
            + $"event,{Class},1,x,x,{Hours},workHour,{source}\n");
        Put(
            "routes.csv",
            "rule,precedence,kind,class,where,role,party,from,until,source,grade\n"
            + $"{Code}-R,100,*,*,,lead,department:{Code}-PW,{source}\n"
            + $"{Code}-G,90,*,*,,grid,place:cell,{source}\n");
        Put("hours.csv", $"from,until,periods,source,grade\n2018-01-01,,{Opens:HH:mm}-{Closes:HH:mm},made,L\n");
        var closed = Closed ?? new DateOnly(2018, 1, 1);
        Put(
            "calendar.csv",
            "date,kind,name,source,noticed,clause\n"
            + $"{closed.ToString("O", CultureInfo.InvariantCulture)},statutory,x,made,{closed.Year}-01-01,x\n");
        var wait = (Dispatch / 3600).ToString("R", CultureInfo.InvariantCulture);
        Put(
            "limits.csv",
            "clock,kind,class,condition,channels,limit,unit,from,until,source,grade\n"
            + $"dispatch,*,*,,,{wait},urgentHour,{source}\n");
        Put(
            "escalations.csv",
            "rule,clock,step,percent,after,unit,to,from,until,source,grade\n"
            + $"{Rule},dispatch,red,100,,,lead,{source}\n");
        return folder;

        void Put(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
    }

    private DateTimeOffset Moment(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new(local, zone.GetUtcOffset(local));
    }

    private static string Features(IEnumerable<string> features) =>
        $"{{ \"type\": \"FeatureCollection\", \"features\": [\n{string.Join(",\n", features)} ] }}";

    private string Feature(string properties, int column, int row, int across)
    {
        const double cell = Side / Across;
        var (west, south) = (Number(West + (column * cell)), Number(South + (row * cell)));
        var (east, north) = (Number(West + ((column + across) * cell)), Number(South + ((row + across) * cell)));
        var ring = $"[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]";
        return $"{{ \"type\": \"Feature\", \"properties\": {{ {properties} }}, "
            + $"\"geometry\": {{ \"type\": \"Polygon\", \"coordinates\": [[{ring}]] }} }}";
    }

    private static string Number(double degrees) => Town.Number(Math.Round(degrees, 6));
}
