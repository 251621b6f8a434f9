using Grid.Rulebook;

namespace Grid.Posts;

/// <summary>An appointment as the county holds it.</summary>
internal sealed record Appointment(string Code, AppointmentData Data)
{
    /// <summary>Whether it is of a duty rota (轮值): for some weekdays or hours.</summary>
    public bool IsOfRota => Data.Weekdays is not null || Data.Periods.Count > 0;

    /// <summary>
    /// Whether its holder stands for the post at a moment; on a day as a whole, whether at any time of it.
    /// </summary>
    public bool Covers(DutyTime at) =>
        Stretches(at.Day).Any(stretch => at.Time is not { } time
            || (stretch.Start <= Minute(time) && Minute(time) < stretch.End));

    /// <summary>
    /// Two appointments of one holder (a term renewed before it ended) do not contend, nor do two that share no time of
    /// the day, nor a duty rota with who holds the post otherwise.
    /// </summary>
    public bool Contends(Appointment other, DateOnly day) =>
        (Data.Holder != other.Data.Holder || Data.Office != other.Data.Office)
        && IsOfRota == other.IsOfRota
        && Stretches(day).Any(one => other.Stretches(day).Any(two => one.Start < two.End && two.Start < one.End));

    /// <summary>The stretches of a day in which it holds, in minutes from midnight.</summary>
    public IEnumerable<(double Start, double End)> Stretches(DateOnly day)
    {
        const double whole = 24 * 60;
        if (StandsOn(day))
        {
            if (Data.Periods.Count == 0)
            {
                yield return (0, whole);
            }

            foreach (var period in Data.Periods)
            {
                yield return (Minute(period.Start), period.EndsNextDay() ? whole : Minute(period.End));
            }
        }

        foreach (var period in StandsOn(day.AddDays(-1)) ? Data.Periods : [])
        {
            if (period.EndsNextDay() && period.End > TimeOnly.MinValue)
            {
                yield return (0, Minute(period.End));
            }
        }
    }

    private bool StandsOn(DateOnly day) =>
        Period.Covers(Data.From, Data.Until, day) && Data.Weekdays?.Contains(day.DayOfWeek) is not false;

    private static double Minute(TimeOnly time) => time.ToTimeSpan().TotalMinutes;
}
