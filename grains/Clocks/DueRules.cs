using Grid.Cases;
using Grid.Foundation;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Clocks;

/// <summary>A due time and its explanation. Pure.</summary>
internal static class DueRules
{
    public const string OffHours = "offHours", Weekend = "weekend";

    /// <summary>How many days one question may ask about.</summary>
    public const int MostDays = 366;

    /// <param name="usual">The channel of a report that names none, by the county's entry; null for none.</param>
    public static Outcome<DueView> Answer(Rules rules, DueQuestion asked, string? usual = null)
    {
        var limit = asked is { Class: { } code }
            ? rules.LimitOf(asked.Kind, code, asked.Condition, rules.Calendar.DayOf(asked.From))
            : Bare(asked);
        if (limit.Value is not { } given)
        {
            return limit.Refusal!;
        }

        var by = CalendarOf(rules, asked, given, usual);
        if (by.Value is not { } calendar)
        {
            return by.Refusal!;
        }

        var due = calendar.Due(asked.From, given.Amount, given.Unit);
        var counted = calendar.Explain(asked.From, due, given.Unit);
        var days = Between(calendar, asked.From, due)
            .Union(counted.Select(static stretch => stretch.Day))
            .Order()
            .ToList();
        var natural = WorkingCalendar.IsNatural(given.Unit);
        var known = calendar.KnownThrough(calendar.DayOf(asked.From));
        return new DueView(
            TimeZoneInfo.ConvertTime(asked.From, calendar.Zone),
            due,
            given,
            calendar.Zone.Id,
            calendar.Department,
            natural ? [] : [.. days.Select(calendar.HoursRowOf).OfType<HoursRow>().Distinct()],
            natural
                ? []
                : [.. days.Select(day => Told(calendar, day)?.Source).OfType<string>().Distinct()],
            Working(calendar, asked.From, due, counted),
            rules.Version,
            natural ? null : known,
            calendar.IsProvisional(due, given.Unit),
            Orders:
            [
                .. calendar.OrdersBetween(asked.From, due)
                    .Concat(natural ? [] : days.Select(calendar.OrderOf).OfType<OrderRow>())
                    .Distinct(),
            ],
            Post: calendar.Post);
    }

    private static WorkingCalendar Keeper(Rules rules, string? department, Post? post) =>
        post is { } held ? rules.Calendar.For(held) : rules.Calendar.For(department);

    /// <summary>
    /// The calendar of the department or post that the question names, under the orders that speak of the class.
    /// </summary>
    private static Outcome<WorkingCalendar> CalendarOf(
        Rules rules, DueQuestion asked, CaseLimit limit, string? usual)
    {
        var calendar = Keeper(rules, asked.Department, asked.Post);
        if (asked.Class is not { } code)
        {
            return calendar;
        }

        var channel = rules.Channels.Read(asked.Channel, calendar.DayOf(asked.From), usual);
        return channel.Value is { } came
            ? rules.CalendarOf(new Limited(calendar, ClockKind.Handle, asked.Kind, code, came, limit))
            : channel.Refusal!;
    }

    /// <summary>What each day of a stretch is, and what says so.</summary>
    public static Outcome<DaysView> Days(Rules rules, DaysQuestion asked)
    {
        var days = asked.Until.DayNumber - asked.From.DayNumber + 1;
        if (days is < 1 or > MostDays)
        {
            return Refusal.Invalid(
                "calendar.days",
                $"From {asked.From:yyyy-MM-dd} until {asked.Until:yyyy-MM-dd} are {days} days. "
                + $"Ask for 1 to {MostDays}.");
        }

        var calendar = Keeper(rules, asked.Department, asked.Post);
        var known = calendar.KnownThrough(asked.From);
        return new DaysView(
            [.. Enumerable.Range(0, days).Select(day => View(calendar, asked.From.AddDays(day)))],
            calendar.Zone.Id,
            calendar.Department,
            known,
            rules.Version);
    }

    private static DayView View(WorkingCalendar calendar, DateOnly day)
    {
        var (kind, row, told) = (calendar.KindOf(day), calendar.NoticeOf(day), Told(calendar, day));
        return new(
            day,
            kind,
            !calendar.IsWorkingDay(day),
            kind == DayKind.Statutory,
            told?.Name,
            told?.Source,
            row?.Clause,
            row?.Noticed,
            calendar.IsUnknown(day));
    }

    /// <summary>Every stretch from the start to the due time, in order and without a gap.</summary>
    private static List<DueStretch> Working(
        WorkingCalendar calendar,
        DateTimeOffset from,
        DateTimeOffset due,
        IReadOnlyList<CountedStretch> stretches)
    {
        var working = new List<DueStretch>();
        var at = TimeZoneInfo.ConvertTime(from, calendar.Zone);
        foreach (var counted in stretches)
        {
            Rest(counted.From);
            working.Add(new(
                counted.From,
                counted.Until,
                true,
                counted.Amount,
                counted.Notice?.Name,
                counted.Notice?.Source,
                counted.Order?.Order));
            at = counted.Until;
        }

        Rest(due);
        return working;

        // A night between two working days is one stretch; a holiday is a stretch of its own, from its first midnight
        // to its last.
        void Rest(DateTimeOffset until)
        {
            while (at < until)
            {
                var (why, source) = Reason(calendar, DateOnly.FromDateTime(at.DateTime));
                var end = at;
                do
                {
                    end = Midnight(calendar, end);
                }
                while (end < until && Reason(calendar, DateOnly.FromDateTime(end.DateTime)) == (why, source));

                end = end < until ? end : until;
                working.Add(new(at, end, false, 0, why, source));
                at = end;
            }
        }
    }

    private static Outcome<CaseLimit> Bare(DueQuestion asked) => asked switch
    {
        { Limit: null } or { Unit: null } => Refusal.Invalid(
            "due.limitMissing", "Send a class, or a limit with its unit: limit=4&unit=workHour."),
        { Unit: { } unit } when !Enum.IsDefined(unit) => Refusal.Invalid(
            "due.unit", "The unit is urgentHour, workHour, workDay or urgentDay."),
        { Limit: var limit, Unit: { } unit } when !(limit >= 0 && limit <= StandardTable.Longest(unit)) =>
            Refusal.Invalid(
                "due.limitRange",
                $"The limit is {limit}. Send a number from 0 to {StandardTable.Longest(unit)} in this unit."),
        _ => new CaseLimit(asked.Limit!.Value, asked.Unit!.Value, "asked"),
    };

    private static (string Why, string? Source) Reason(WorkingCalendar calendar, DateOnly day)
    {
        if (calendar.IsWorkingDay(day))
        {
            return (OffHours, null);
        }

        return Told(calendar, day) ?? (Weekend, null);
    }

    /// <summary>The name of a day that is not what its weekday says, and the notice or the law that says so.</summary>
    private static (string Name, string? Source)? Told(WorkingCalendar calendar, DateOnly day)
    {
        if (calendar.NoticeOf(day) is { } notice)
        {
            return (notice.Name, notice.Source);
        }

        return calendar.FestivalOf(day) is { } festival ? (festival.Name, festival.Source) : null;
    }

    private static DateTimeOffset Midnight(WorkingCalendar calendar, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.DateTime).AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new(day, calendar.Zone.GetUtcOffset(day));
    }

    private static List<DateOnly> Between(WorkingCalendar calendar, DateTimeOffset from, DateTimeOffset due)
    {
        var days = new List<DateOnly>();
        for (var day = calendar.DayOf(from); day <= calendar.DayOf(due) && days.Count < 4000; day = day.AddDays(1))
        {
            days.Add(day);
        }

        return days;
    }
}
