using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Grid.Rulebook;

namespace Grid.Clocks;

/// <summary>
/// The holidays that the law names for every year, laid out year by year. Days by the moon and by the sun are those of
/// China's own calendar, in its standard time. Immutable; a year is computed when it is first used.
/// </summary>
internal sealed class FestivalList(IReadOnlyList<FestivalRow> rows)
{
    /// <summary>The lunar calendar of .NET knows the days of these years.</summary>
    private const int FirstLunar = 1902, LastLunar = 2099;

    private const double ChinaDays = 8 / 24d;

    private static readonly ChineseLunisolarCalendar Moon = new();

    /// <summary>The day number of 2000-01-01, 12:00 UTC.</summary>
    private static readonly double Noon2000 = new DateOnly(2000, 1, 1).DayNumber + 0.5;

    private readonly ConcurrentDictionary<int, FrozenDictionary<DateOnly, FestivalRow>> years = new();

    public static FestivalList None { get; } = new([]);

    public IReadOnlyList<FestivalRow> Rows { get; } = rows;

    /// <summary>The holiday by law that a day is; null for none.</summary>
    public FestivalRow? On(DateOnly day) => Rows.Count == 0
        ? null
        : years.GetOrAdd(day.Year, static (year, rows) => Of(year, rows), Rows).GetValueOrDefault(day);

    /// <summary>The first day of a festival that begins in a year; null where that year has no such day.</summary>
    internal static DateOnly? First(FestivalDay on, int year) => on.By switch
    {
        FestivalReckoning.Moon => ByMoon(on, year),
        FestivalReckoning.Sun => BySun(on.Day, year),
        _ => on.Day <= DateTime.DaysInMonth(year, on.Month) ? new(year, on.Month, on.Day) : null,
    };

    private static FrozenDictionary<DateOnly, FestivalRow> Of(int year, IReadOnlyList<FestivalRow> rows)
    {
        var days = new Dictionary<DateOnly, FestivalRow>();
        foreach (var row in rows)
        {
            // The last month of a lunar year lies in the next year, and a festival may run over New Year.
            for (var around = Math.Max(year - 1, 1); around <= year; around++)
            {
                if (First(row.On, around) is { } first)
                {
                    for (var day = first; day < first.AddDays(row.Days); day = day.AddDays(1))
                    {
                        if (day.Year == year && Period.Covers(row.From, row.Until, day))
                        {
                            days.TryAdd(day, row);
                        }
                    }
                }
            }
        }

        return days.ToFrozenDictionary();
    }

    /// <summary>A day of the lunar year that begins in a year.</summary>
    private static DateOnly? ByMoon(FestivalDay on, int year)
    {
        if (year is < FirstLunar or > LastLunar)
        {
            return null;
        }

        // .NET counts the months through, so those after a leap month have the number of the next.
        var leap = Moon.GetLeapMonth(year);
        var month = leap > 0 && on.Month >= leap ? on.Month + 1 : on.Month;
        var day = on.Day == 0 ? Moon.GetDaysInMonth(year, month) : on.Day;
        return day <= Moon.GetDaysInMonth(year, month)
            ? DateOnly.FromDateTime(Moon.ToDateTime(year, month, day, 0, 0, 0, 0))
            : null;
    }

    private static DateOnly BySun(int degrees, int year)
    {
        // The sun stands at 280 degrees on 1 January and moves about a degree a day.
        var day = new DateOnly(year, 1, 1).AddDays(((degrees - 280 + 360) % 360) - 5);
        while (Past(day.AddDays(1)) > 180)
        {
            day = day.AddDays(1);
        }

        return day;

        // How far the sun stands beyond the longitude when a day begins in China, 0 to 360.
        double Past(DateOnly begins)
        {
            var past = (Longitude(begins.DayNumber - Noon2000 - ChinaDays) - degrees) % 360;
            return past < 0 ? past + 360 : past;
        }
    }

    /// <summary>
    /// The longitude of the sun in degrees, to a hundredth (the low precision formula of the Astronomical Almanac).
    /// </summary>
    /// <param name="days">Days since 2000-01-01, 12:00 UTC.</param>
    private static double Longitude(double days)
    {
        var anomaly = (357.528 + (0.9856003 * days)) * Math.PI / 180;
        return 280.460 + (0.9856474 * days) + (1.915 * Math.Sin(anomaly)) + (0.020 * Math.Sin(2 * anomaly));
    }
}
