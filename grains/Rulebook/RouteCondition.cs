namespace Grid.Rulebook;

/// <summary>One condition of a route, parsed once: one of its words must accept the reading of its aspect.</summary>
internal sealed class RouteCondition
{
    private readonly Aspect aspect;
    private readonly string[] words;
    private readonly DayHours[] hours;
    private readonly bool anything;
    private readonly bool nothing;

    public RouteCondition(string name, IReadOnlyList<string> accepted)
    {
        aspect = Aspect.Find(name)!;
        words = [.. accepted];
        hours =
            name == DayHours.Aspect
                ? [.. accepted.Select(static word => DayHours.TryParse(word, out var stretch) ? stretch : default)]
                : [];
        anything = accepted.Contains(Aspect.Yes);
        nothing = accepted.Contains(Aspect.No);
    }

    public Aspect Aspect => aspect;

    public IReadOnlyList<string> Words => words;

    /// <summary>
    /// Whether each word accepts one reading only: an index finds rows with such a condition by the reading.
    /// </summary>
    public bool IsByWord => !anything && !nothing && hours.Length == 0;

    public bool Holds(RouteQuestion asked, in RouteMoment moment)
    {
        if (hours.Length > 0)
        {
            var minute = moment.Minute;
            foreach (var stretch in hours)
            {
                if (stretch.Holds(minute))
                {
                    return true;
                }
            }

            return false;
        }

        return aspect.Read(asked, moment) is { Length: > 0 } read
            ? anything || Array.IndexOf(words, read) >= 0
            : nothing;
    }

    public override string ToString() => $"{aspect.Name}={string.Join('|', words)}";
}
