namespace Grid.Patrols;

/// <summary>A beat's day in views and figures. Pure.</summary>
internal static class PatrolViews
{
    /// <summary>
    /// The windows of the plan, as far as they count, and the windows of an earlier plan that the record shows.
    /// </summary>
    public static IReadOnlyList<WindowView> Windows(
        PatrolDay day,
        Beat beat,
        IReadOnlyList<PlannedWindow> plan,
        DateTimeOffset now)
    {
        var stops = PatrolRules.Stops(beat.Data);
        var views = new List<WindowView>();
        foreach (var window in plan)
        {
            var known = day.IsMissed(window.Start) || day.CheckIns.Exists(one => one.Window == window.Start);
            if (known || PatrolRules.Counts(beat, window))
            {
                var planned = PlannedBy(day, window.Start) ?? window.Visits;
                var (made, late) = day.Visits(window.Start, stops);
                var status = Status(day, window, made >= planned, now);
                views.Add(new(window.From, window.Until, window.Closes, planned, made, late, status));
            }
        }

        var unplanned = day.Missed.Select(static one => one.Window)
            .Concat(day.CheckIns.Select(static one => one.Window).OfType<TimeOnly>())
            .Distinct()
            .Where(start => plan.All(window => window.Start != start));
        foreach (var start in unplanned)
        {
            var missed = day.Missed.Find(one => one.Window == start);
            var (made, late) = missed is null ? day.Visits(start, stops) : (missed.Made, 0);
            var closed = missed?.Closed ?? day.CheckIns.First(one => one.Window == start).Seen;
            var status = missed is null ? WindowStatus.Done : WindowStatus.Missed;
            views.Add(new(closed, closed, closed, PlannedBy(day, start) ?? made, made, late, status));
        }

        return views;
    }

    public static PatrolFigures Figures(string beat, DateOnly on, PatrolDay day, IReadOnlyList<WindowView> windows)
    {
        var missed = windows.Where(static window => window.Status == WindowStatus.Missed).ToList();
        return new(
            beat, on,
            windows.Sum(static window => window.Planned),
            windows.Sum(static window => Math.Min(window.Made, window.Planned)),
            windows.Sum(static window => Math.Min(window.Late, window.Planned)),
            missed.Sum(static window => window.Planned - Math.Min(window.Made, window.Planned)),
            missed.Count,
            day.CheckIns.Count(static one => one.Window is null)
                + windows.Sum(static window => Math.Max(0, window.Made - window.Planned)),
            day.Findings.Count);
    }

    private static int? PlannedBy(PatrolDay day, TimeOnly window) =>
        day.Missed.Find(one => one.Window == window)?.Planned
        ?? day.CheckIns.Find(one => one.Window == window)?.Planned;

    private static WindowStatus Status(PatrolDay day, PlannedWindow window, bool whole, DateTimeOffset now)
    {
        if (day.IsMissed(window.Start))
        {
            return WindowStatus.Missed;
        }

        if (whole)
        {
            return WindowStatus.Done;
        }

        if (now < window.From)
        {
            return WindowStatus.Coming;
        }

        return now < window.Closes ? WindowStatus.Running : WindowStatus.Missed;
    }
}
