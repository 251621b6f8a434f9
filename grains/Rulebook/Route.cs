using Grid.Parties;

namespace Grid.Rulebook;

/// <summary>A row of the routes, parsed once into its conditions and its party.</summary>
internal sealed class Route(RouteRow row, int number, int order, Func<RouteQuestion, EntityRef?> party)
{
    private readonly RouteCondition[] where =
    [
        .. row.Where.Select(static condition => new RouteCondition(condition.Key, condition.Value)),
    ];

    /// <summary>The row as registered.</summary>
    public RouteRow Row => row;

    /// <summary>The row's place in the table, from 1.</summary>
    public int Number => number;

    /// <summary>The row's place in the order of precedence, and of the table where precedence is the same.</summary>
    public int Order => order;

    public string Rule => row.Rule;

    public AssignmentRole Role => row.Role;

    public IReadOnlyList<RouteCondition> Where => where;

    /// <summary>
    /// The party that the row names for a question; null when the row does not apply or the place has no such party.
    /// </summary>
    public EntityRef? Party(RouteQuestion asked, in RouteMoment moment) =>
        InForce(moment) && Failing(asked, moment) is null ? party(asked) : null;

    public bool InForce(in RouteMoment moment) => Period.Covers(row.From, row.Until, moment.Day);

    /// <summary>The first condition that does not hold; null when all do.</summary>
    public RouteCondition? Failing(RouteQuestion asked, in RouteMoment moment)
    {
        foreach (var condition in where)
        {
            if (!condition.Holds(asked, moment))
            {
                return condition;
            }
        }

        return null;
    }

    /// <summary>The party that the place has for the row, whether the row applies or not.</summary>
    public EntityRef? Named(RouteQuestion asked) => party(asked);
}
