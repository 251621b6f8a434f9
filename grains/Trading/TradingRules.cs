namespace Grid.Trading;

/// <summary>Whether trade on public ground is lawful at a minute. Pure.</summary>
internal static class TradingRules
{
    /// <summary>The answer under a row, and the permit that allows the trade or comes nearest to allowing it.</summary>
    /// <param name="local">The time by the county's clock.</param>
    public static (LawfulReason Reason, string? Permit) Decide(
        TradingRow row, IReadOnlyList<PermitHere> permits, string? goods, string? holder, DateTime local)
    {
        if (row.Term != TradingTerm.Permit)
        {
            return (row.Term == TradingTerm.Free ? LawfulReason.Free : LawfulReason.Banned, null);
        }

        (LawfulReason Reason, string? Permit) nearest = (LawfulReason.NoPermit, null);
        foreach (var permit in permits)
        {
            var reason = permit.Here ? Judge(permit.Data, goods, holder, local) : LawfulReason.OtherPlace;
            if (reason == LawfulReason.Permitted)
            {
                return (reason, permit.Code);
            }

            if (reason > nearest.Reason)
            {
                nearest = (reason, permit.Code);
            }
        }

        return nearest;
    }

    public static bool IsLawful(LawfulReason reason) => reason is LawfulReason.Free or LawfulReason.Permitted;

    private static LawfulReason Judge(PermitData permit, string? goods, string? holder, DateTime local)
    {
        if (holder is not null && permit.Holder is not null && permit.Holder != holder)
        {
            return LawfulReason.OtherHolder;
        }

        var today = DateOnly.FromDateTime(local);
        var held = Held(permit, today, TimeOnly.FromDateTime(local)).ToList();
        var days = held.Count > 0 ? held : [today];
        var inForce = days.FindAll(day => day >= (permit.ValidFrom ?? day) && day <= (permit.ValidUntil ?? day));
        if (inForce.Count == 0)
        {
            return days[0] > permit.ValidUntil ? LawfulReason.Expired : LawfulReason.NotYetValid;
        }

        if (held.Count == 0)
        {
            return LawfulReason.OtherHours;
        }

        if (!inForce.Exists(day => permit.Weekdays?.Contains(day.DayOfWeek) != false))
        {
            return LawfulReason.OtherDay;
        }

        return goods is not null && permit.Goods.Count > 0 && !permit.Goods.Contains(goods)
            ? LawfulReason.OtherGoods
            : LawfulReason.Permitted;
    }

    /// <summary>
    /// The days whose hours hold a time: today, and yesterday for a stretch over midnight, which belongs to the day on
    /// which it begins.
    /// </summary>
    private static IEnumerable<DateOnly> Held(PermitData permit, DateOnly today, TimeOnly time)
    {
        if (permit.Periods.Count == 0
            || permit.Periods.Any(period => period.Start <= time && (period.EndsNextDay() || time < period.End)))
        {
            yield return today;
        }

        if (permit.Periods.Any(period => period.EndsNextDay() && time < period.End))
        {
            yield return today.AddDays(-1);
        }
    }
}
