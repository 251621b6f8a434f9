using Grid.Clocks;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Shops;

namespace Grid.Standing;

/// <summary>
/// What a party owes by itself and when it is due: a function of the rows, the party's entry, the calendar and the
/// orders. Nothing of it is stored. Pure.
/// </summary>
internal static class StandingRules
{
    /// <summary>The periods of a row that are due after one time and not after another, of whatever party.</summary>
    public static IEnumerable<StandingPeriodOf> DueBetween(
        StandingRow row, WorkingCalendar calendar, DateTimeOffset after, DateTimeOffset until) =>
        Periods(row, calendar, calendar.DayOf(after), calendar.DayOf(until))
            .Where(period => period.Due > after && period.Due <= until);

    /// <summary>The period of a row that a time lies in; null where the row asks for nothing then.</summary>
    public static StandingPeriodOf? At(
        StandingRow row, WorkingCalendar calendar, DateTimeOffset at) =>
        Periods(row, calendar, calendar.DayOf(at), calendar.DayOf(at))
            .LastOrDefault(period => period.Begins <= at && at < period.Ends);

    /// <summary>The period of a row that is named by its first day; null where the row has none.</summary>
    public static StandingPeriodOf? Named(StandingRow row, WorkingCalendar calendar, DateOnly first) =>
        Periods(row, calendar, first, first).LastOrDefault(period => period.First == first);

    /// <summary>When the first period of a row is due that is due after a time and not after another.</summary>
    public static DateTimeOffset? NextDue(
        StandingRow row, WorkingCalendar calendar, DateTimeOffset after, DateTimeOffset until) =>
        DueBetween(row, calendar, after, until)
            .Select(static period => (DateTimeOffset?)period.Due).Min();

    /// <summary>
    /// Since when a party owes a period of a row; null where it does not. A party that comes under the row while the
    /// period runs owes it from then on, and only when that is before it is due.
    /// </summary>
    public static DateTimeOffset? Owes(
        StandingRow row, StandingParty party, StandingPeriodOf period, County county)
    {
        var calendar = county.Calendar;
        if (row.Party != party.Party.Kind
            || (row.Trades.Count > 0 && (party.Trade is null || !row.Trades.Contains(party.Trade)))
            || party.Until < calendar.DayOf(period.Due))
        {
            return null;
        }

        DateTimeOffset? began = row.Begins switch
        {
            StandingStart.Letter => FrontDutyRules.Since(party, county.TakesLetterOf(party.LetterIssuer, period.First)),
            StandingStart.Commitment when !(party.CommittedUntil < period.First) => Start(party.CommittedFrom),
            StandingStart.Commitment => null,
            _ => DateTimeOffset.MinValue,
        };
        var since = Later(Later(began, party.From is { } from ? Start(from) : DateTimeOffset.MinValue), period.Begins);
        since = Later(since, party.Known);
        since = Later(since, county.Rules.OwedFrom ?? DateTimeOffset.MinValue);
        return since < period.Due ? since : null;

        DateTimeOffset? Start(DateOnly? day) =>
            day is { } known ? calendar.At(known, TimeOnly.MinValue) : null;
    }

    /// <summary>Decides on a check.</summary>
    public static Decision<StandingEvent> Decide(
        StandingMonth month, StandingRow row, StandingPeriodOf period, StandingParty party, CheckStanding command,
        DateTimeOffset now)
    {
        if (!row.Checks.Contains(command.How))
        {
            return Refusal.Unprocessable(
                "standing.how",
                $"{row.Item} is checked by {string.Join(", ", row.Checks)}, and not by {command.How}.");
        }

        if (command is { How: StandingCheck.Self, Result: not StandingResult.NotMet, Photograph: null })
        {
            return Refusal.Unprocessable(
                "standing.photograph", "A check by the party itself needs a photograph: send its hash.");
        }

        return month.Of(row.Rule, period.First)?.Lapsed is not null
            ? Refusal.Conflict(
                "standing.lapsed",
                $"{row.Item} of {period.First:yyyy-MM-dd} was due and has lapsed. Answer the finding instead.")
            : new StandingChecked(
                command.How, command.Result, command.At ?? now, command.Photograph, command.Note)
            {
                At = now,
                By = command.By,
                Command = command.Id,
                Content = Fingerprint.Of(command),
                Party = party.Party,
                Rule = row.Rule,
                Period = period.First,
            };
    }

    /// <summary>Decides that a period was due, once: it lapses unless a check found it met.</summary>
    public static Decision<StandingEvent> Lapse(
        StandingMonth month, StandingRow row, StandingPeriodOf period, EntityRef party, Guid? finding,
        DateTimeOffset now) =>
        month.IsOpen(row.Rule, period.First) && period.Due <= now
            ? new StandingLapsed(period.Due, finding)
            {
                At = now,
                By = MissedDeadlineRules.By,
                Party = party,
                Rule = row.Rule,
                Period = period.First,
            }
            : Decision<StandingEvent>.Nothing;

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other is null || one > other ? one : other;

    /// <summary>The periods of a row that touch some days, and are owed on some day of theirs.</summary>
    private static IEnumerable<StandingPeriodOf> Periods(
        StandingRow row, WorkingCalendar calendar, DateOnly first, DateOnly last)
    {
        if (row.Every == StandingPeriod.Declared)
        {
            foreach (var order in calendar.Orders)
            {
                if (order.Declares == row.Declared && Period.Covers(row.From, row.Until, order.From)
                    && order.From <= last && order.Until.AddDays(1) >= first)
                {
                    var begins = calendar.At(order.From, order.Begins ?? TimeOnly.MinValue);
                    var ends = order.Ends is { } end
                        ? calendar.At(order.Until, end)
                        : calendar.At(order.Until.AddDays(1), TimeOnly.MinValue);
                    yield return new(order.From, begins, begins.AddHours(row.WithinHours ?? 0), ends);
                }
            }

            yield break;
        }

        for (var day = FirstOf(row.Every, first); day <= last; day = Next(row.Every, day))
        {
            if (Period.Covers(row.From, row.Until, day)
                && (row.Months.Count == 0 || row.Months.Contains(day.Month)))
            {
                var next = Next(row.Every, day);
                var ends = calendar.At(next, TimeOnly.MinValue);
                yield return new(
                    day,
                    calendar.At(day, TimeOnly.MinValue),
                    row.By is { } by ? calendar.At(next.AddDays(-1), by) : ends,
                    ends);
            }
        }
    }

    private static DateOnly FirstOf(StandingPeriod every, DateOnly day) => every switch
    {
        StandingPeriod.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        StandingPeriod.Month => new(day.Year, day.Month, 1),
        _ => day,
    };

    private static DateOnly Next(StandingPeriod every, DateOnly day) => every switch
    {
        StandingPeriod.Week => day.AddDays(7),
        StandingPeriod.Month => day.AddMonths(1),
        _ => day.AddDays(1),
    };
}

/// <summary>One period of a row.</summary>
/// <param name="First">Its first day, by which it is named.</param>
/// <param name="Due">When the item is due; not after <paramref name="Ends"/>, but for a declared one.</param>
internal sealed record StandingPeriodOf(
    DateOnly First, DateTimeOffset Begins, DateTimeOffset Due, DateTimeOffset Ends);
