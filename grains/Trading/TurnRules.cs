using Grid.Foundation;
using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Trading;

/// <summary>
/// What the register of turns accepts: a pitch that the point has and that nobody else has at those hours. Pure.
/// </summary>
internal sealed class TurnRules : EntryRules<TurnData>
{
    /// <summary>Who stands where on a day, and who waits in which order.</summary>
    public static (IReadOnlyList<RotaTurn> Standing, IReadOnlyList<RotaTurn> Waiting) Rota(
        IEnumerable<RotaTurn> turns, DateOnly day)
    {
        var there = turns.Where(one => Period.Covers(From(one.Turn), one.Turn.ValidUntil, day)).ToList();
        return (
            [
                .. there.Where(one => one.Turn.Pitch is not null
                        && one.Turn.Weekdays?.Contains(day.DayOfWeek) != false)
                    .OrderBy(static one => one.Turn.Pitch)
                    .ThenBy(static one => one.Turn.Periods is [var first, ..] ? first.Start : TimeOnly.MinValue)
                    .ThenBy(static one => one.Code, StringComparer.Ordinal),
            ],
            [
                .. there.Where(static one => one.Turn.Pitch is null)
                    .OrderBy(static one => one.Turn.AskedOn)
                    .ThenBy(static one => one.Code, StringComparer.Ordinal),
            ]);
    }

    protected override IEnumerable<EntityRef> Names(TurnData data) => [new(EntityKind.Permit, data.Permit)];

    protected override Refusal? Unregistered(TurnData data, EntryQuestion asked) =>
        asked.County.Trading.Find(data.Permit) is null
            ? Refusal.Unprocessable(
                "turn.permitUnknown", $"There is no permit '{data.Permit}'. GET /v1/permits lists them.")
            : null;

    protected override Refusal? Check(TurnData data, TurnData? held, EntryQuestion asked)
    {
        if (asked.County.Trading.Find(data.Permit) is not { } point)
        {
            return null;
        }

        if (point.Form == PermitForm.Pitch)
        {
            return Refusal.Unprocessable(
                "turn.point", $"{data.Permit} is a pitch for one holder. Sellers take turns at a point.");
        }

        if (data.Pitch is < 1 || data.Pitch > point.Pitches)
        {
            return Refusal.Unprocessable(
                "turn.pitch",
                $"{data.Permit} has the pitches 1 to {point.Pitches}. Send one of them, or none to wait.");
        }

        return asked.County.Rotas.Of(data.Permit).FirstOrDefault(other =>
            other.Code != asked.Entry.Key && Meet(data, other.Turn)) is { } taken
            ? Refusal.Conflict(
                "turn.taken",
                $"Pitch {data.Pitch} is {taken.Turn.Seller}'s at some of these hours ({taken.Code}). Send other hours "
                + "or days, another pitch, or no pitch to wait.")
                with { Other = new(EntityKind.Turn, taken.Code) }
            : null;
    }

    /// <summary>Turns that are entered at once on one pitch are judged one after the other.</summary>
    protected override Claim? Claim(EntityRef entry, TurnData data) =>
        data.Pitch is { } pitch ? Registers.Claim.OfShared("pitches", $"{data.Permit}#{pitch}") : null;

    /// <summary>Whether two turns are on one pitch at one time.</summary>
    private static bool Meet(TurnData one, TurnData other) =>
        one.Pitch is not null
        && one.Pitch == other.Pitch
        && Period.Meets(From(one), one.ValidUntil, From(other), other.ValidUntil)
        && (one.Weekdays is null || other.Weekdays is null || one.Weekdays.Intersect(other.Weekdays).Any())
        && (one.Periods.Count == 0 || other.Periods.Count == 0
            || one.Periods.Any(mine => other.Periods.Any(theirs => Meet(mine, theirs))));

    private static bool Meet(WorkPeriod one, WorkPeriod other) =>
        one.Start < End(other) && other.Start < End(one);

    private static TimeOnly End(WorkPeriod period) => period.EndsNextDay() ? TimeOnly.MaxValue : period.End;

    private static DateOnly From(TurnData turn) => turn.ValidFrom ?? DateOnly.MinValue;
}
