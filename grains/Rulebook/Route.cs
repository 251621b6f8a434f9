using Grid.Parties;
using Grid.Places;

namespace Grid.Rulebook;

/// <summary>A row of the routes, read once: its conditions and its party ready to be asked.</summary>
internal sealed class Route(RouteRow row, int order, Func<RouteQuestion, PartyRef?> party)
{
    private readonly PlaceCondition[] where = [.. row.Where.Select(static condition => new PlaceCondition(condition.Key, condition.Value))];

    /// <summary>Place in the order of precedence, and of the table where precedence is the same.</summary>
    public int Order => order;

    public string Rule => row.Rule;

    public DutyRole Role => row.Role;

    /// <summary>Whom it names here and now; null when it does not apply or the place has no such party.</summary>
    public PartyRef? Party(RouteQuestion asked, DateOnly day) =>
        Period.Covers(row.From, row.Until, day) && Holds(asked.Place) ? party(asked) : null;

    private bool Holds(Place place)
    {
        foreach (var condition in where)
        {
            if (!condition.Holds(place))
            {
                return false;
            }
        }

        return true;
    }
}
