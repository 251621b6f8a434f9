using Grid.Cases;
using Grid.Rulebook;

namespace Grid.Clocks;

/// <summary>The running clocks of a case as every caller may see them.</summary>
internal static class ClockViews
{
    public static IReadOnlyList<RunningClock> Of(CaseTimes times, Rules rules)
    {
        if (rules.Escalations.IsEmpty)
        {
            return [];
        }

        var views = new List<RunningClock>();
        foreach (var clock in ClockRules.At(times))
        {
            if (ClockRules.Due(times, clock, rules) is { } due)
            {
                // What is contested is reviewed while the case stands still.
                var paused = times.Paused && clock != ClockKind.Review;
                var next = paused ? null : ClockRules.Next(times, clock, rules);
                views.Add(new(
                    clock,
                    ClockRules.Start(times, clock)!.Value,
                    paused ? null : due,
                    LightOf(times, clock, rules),
                    next?.Due,
                    next?.Escalation?.Step,
                    [.. times.StepsTaken.Where(taken => taken.Clock == clock).Select(static taken => taken.Rule)],
                    !paused && ClockRules.IsProvisional(times, clock, due, rules) ? true : null));
            }
        }

        views.Sort(
            static (one, other) =>
                (one.Next ?? DateTimeOffset.MaxValue).CompareTo(other.Next ?? DateTimeOffset.MaxValue));
        return views;
    }

    private static Light LightOf(CaseTimes times, ClockKind clock, Rules rules)
    {
        var light = Light.Green;
        foreach (var escalation in rules.Escalations.Of(clock))
        {
            if (times.StepsTaken.Any(taken => taken.Clock == clock && taken.Rule == escalation.Rule))
            {
                var shown = escalation.Step switch
                {
                    DeadlineStep.Red or DeadlineStep.Escalate => Light.Red,
                    DeadlineStep.Yellow => Light.Yellow,
                    _ => Light.Green,
                };
                light = shown > light ? shown : light;
            }
        }

        return light;
    }
}
