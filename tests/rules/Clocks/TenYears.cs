using CsCheck;
using Grid.Clocks;
using Grid.Rulebook;

namespace Grid.Tests.Clocks;

/// <summary>
/// Ten years of minutes, each open or not, ticked off one by one from the rows of a random calendar; no other
/// arithmetic.
/// </summary>
internal sealed class TenYears
{
    public const int Minutes = 3652 * 1440;

    public static readonly DateTime First = new(2018, 1, 1);

    private readonly bool[] open = new bool[Minutes];
    private readonly int[] openOfDay = new int[Minutes / 1440];

    private TenYears(WorkingCalendar calendar) => Calendar = calendar;

    public static Gen<TenYears> Gen { get; } = CsCheck.Gen.Select(
        CsCheck.Gen.Select(CsCheck.Gen.Int[0, 3651], CsCheck.Gen.Bool).Array[300, 900],
        CsCheck.Gen.Int[0, 1439].ArrayUnique[2, 6].Array[2, 20],
        CsCheck.Gen.Int[1, 3651].ArrayUnique[1, 19])
        .Select(static (days, periods, changes) => Of(days, periods, changes));

    public WorkingCalendar Calendar { get; }

    public DateTimeOffset At(int minute) => new(First.AddMinutes(minute), TimeSpan.FromHours(8));

    /// <summary>Ticks off minutes until the limit is used up; null when ten years are not enough.</summary>
    public DateTimeOffset? Due(int minute, int sixtiethsOrDays, LimitUnit unit)
    {
        var left = unit == LimitUnit.WorkDay ? sixtiethsOrDays * 1.0 : sixtiethsOrDays;
        for (; minute < Minutes; minute++)
        {
            if (!open[minute])
            {
                continue;
            }

            var worth = unit == LimitUnit.WorkHour ? 1 : 1.0 / openOfDay[minute / 1440];
            if (left - worth < 1e-9)
            {
                return At(minute).AddMinutes(left / worth);
            }

            left -= worth;
        }

        return null;
    }

    private static TenYears Of((int Day, bool Works)[] days, int[][] periods, int[] changes)
    {
        var first = DateOnly.FromDateTime(First);
        CalendarRow[] rows =
        [
            .. days.DistinctBy(static day => day.Day)
                .Select(day => new CalendarRow(first.AddDays(day.Day), day.Works, "any", "any")),
        ];
        int[] starts = [0, .. changes.Order()];
        var hours = new HoursRow[starts.Length];
        for (var i = 0; i < starts.Length; i++)
        {
            var until = i + 1 < starts.Length ? first.AddDays(starts[i + 1] - 1) : (DateOnly?)null;
            WorkPeriod[] worked =
            [
                .. periods[i % periods.Length]
                    .Order()
                    .Chunk(2)
                    .Where(static pair => pair.Length == 2)
                    .Select(static pair => new WorkPeriod(Time(pair[0]), Time(pair[1]))),
            ];
            hours[i] = new(first.AddDays(starts[i]), until, worked, "any", "L");
        }

        var years = new TenYears(new WorkingCalendar(rows, hours, Year2019.China));
        var marks = rows.ToDictionary(static row => row.Date, static row => row.Works);
        for (var minute = 0; minute < Minutes; minute++)
        {
            var now = First.AddMinutes(minute);
            var today = DateOnly.FromDateTime(now);
            if (marks.TryGetValue(today, out var works)
                    ? works
                    : now.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                var set = hours.Last(row => row.From <= today);
                var time = TimeOnly.FromDateTime(now);
                foreach (var period in set.Periods)
                {
                    if (period.Start <= time && time < period.End)
                    {
                        years.open[minute] = true;
                        years.openOfDay[minute / 1440]++;
                    }
                }
            }
        }

        return years;
    }

    private static TimeOnly Time(int minute) => new(minute / 60, minute % 60);
}

public sealed class TenYearsProperties
{
    [Fact]
    public void Over_ten_years_of_any_calendar_limits_end_where_ticking_off_the_minutes_ends()
    {
        var (compared, overYears, days) = (0, 0, 0);
        TenYears.Gen.Sample(
            years =>
            {
                var random = new Random(compared);
                for (var i = 0; i < 40; i++)
                {
                    var unit = i % 2 == 0 ? LimitUnit.WorkHour : LimitUnit.WorkDay;
                    var start = random.Next(TenYears.Minutes - 400_000);
                    var limit = unit == LimitUnit.WorkHour ? random.Next(1, 12_000) : random.Next(1, 60);
                    if (years.Due(start, limit, unit) is { } ticked)
                    {
                        var due = years.Calendar.Due(
                            years.At(start), unit == LimitUnit.WorkHour ? limit / 60d : limit, unit);
                        Assert.True(
                            (due - ticked).Duration() < TimeSpan.FromMilliseconds(1),
                            $"{unit} {limit} from {years.At(start):O}: {due:O}, ticked off {ticked:O}");
                        compared++;
                        overYears += due.Year > years.At(start).Year ? 1 : 0;
                        days += unit == LimitUnit.WorkDay ? 1 : 0;
                    }
                }
            },
            iter: 8,
            threads: 1);
        Assert.True(
            compared > 200 && overYears > 5 && days > 50,
            $"{compared} compared, {overYears} over the turn of a year, {days} in days");
    }
}
