using Grid.Clocks;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Standing;

/// <summary>
/// The score and the colour of a plate (domain 2.11). Only what was seen counts: a check that found an item not met,
/// and a recorded lapse. A check that finds it met before it is due gives the points back. What nobody checked takes
/// nothing, and a month in which nobody checked anything has no colour. Pure.
/// </summary>
internal static class PlateRules
{
    /// <summary>The score of a month in which everything was met.</summary>
    public const double Full = 100;

    /// <summary>The plate of one month.</summary>
    /// <param name="since">Since when the present holder keeps the party; what came before does not count.</param>
    public static PlateView Of(
        EntityRef party,
        DateOnly month,
        StandingMonth state,
        PlateRuleset rules,
        DateTimeOffset? since,
        DateTimeOffset at)
    {
        var records = state.All
            .Where(one => !(one.Record.At < since) && !(one.Record.At > at))
            .ToList();
        var reasons = records
            .Select(one => Reason(one.Rule, one.Period, one.Record, rules, at))
            .OfType<PlateReason>()
            .OrderByDescending(static reason => reason.At)
            .ToList();
        var score = Score(reasons);
        var row = records.Count == 0 ? null : rules.Plates.Of(party.Kind, score, Last(month, rules.Calendar.DayOf(at)));
        return new(party, month, score, row, reasons, records.Count, row is null ? 0 : 1, state.Rated?.Matter);
    }

    /// <summary>
    /// Whether the colour of a month becomes a matter: it came as often in a row as its row says, none of those months
    /// became one before, and the points that made it are not given back any more.
    /// </summary>
    public static bool BecomesMatter(PlateView plate, PlateRuleset rules, DateOnly day) =>
        plate is { Row: { Months: { } months, Becomes: not null } row, Matter: null }
        && plate.InARow >= months
        && rules.Plates.Of(
            plate.Party.Kind,
            Score(plate.Reasons.Where(static reason => reason.IsFinal)),
            Last(plate.Month, day))?.Colour == row.Colour;

    /// <summary>
    /// What a plate that changed becomes: an event of its month; null where the record says so already.
    /// </summary>
    public static StandingRated? Rated(
        PlateView plate, StandingMonth state, string? county, Guid? matter, DateTimeOffset now) =>
        plate.Row is not { } row
        || (state.Rated is { } said
            && said.Score.Equals(plate.Score)
            && said.Colour == row.Colour
            && (matter is null || said.Matter == matter))
            ? null
            : new(row.Colour, plate.Score, county, matter ?? state.Rated?.Matter)
            {
                At = now,
                By = MissedDeadlineRules.By,
                Party = plate.Party,
                Rule = row.Rule,
                Period = plate.Month,
            };

    private static double Score(IEnumerable<PlateReason> reasons) =>
        Math.Max(0, Full - reasons.Sum(static reason => reason.Points));

    private static PlateReason? Reason(
        string rule, DateOnly first, StandingRecord record, PlateRuleset rules, DateTimeOffset at)
    {
        if (record.IsMet || rules.Row(rule, first) is not { Points: > 0 } row)
        {
            return null;
        }

        var due = StandingRules.Named(row, rules.Calendar, first)?.Due;
        return new(
            rule, row.Item, row.Name, first, row.Points, record.At,
            record.Lapsed?.By ?? record.Latest!.By, record.Lapsed?.Finding,
            record.Lapsed is not null || due <= at);
    }

    /// <summary>The day by whose rows a month is judged: today, or its last day once it is over.</summary>
    private static DateOnly Last(DateOnly month, DateOnly today)
    {
        var last = month.AddMonths(1).AddDays(-1);
        return today < last ? today : last;
    }
}

/// <summary>The rows and the calendar by which a plate is judged.</summary>
internal sealed record PlateRuleset(StandingList Standing, PlateList Plates, WorkingCalendar Calendar)
{
    /// <summary>The row of a period; null where there is none of that day.</summary>
    public StandingRow? Row(string rule, DateOnly day) => Standing.Rows.FirstOrDefault(row =>
        row.Rule == rule && Period.Covers(row.From, row.Until, day));
}
