using System.Collections.Frozen;
using Grid.Cases;
using Grid.Parties;

namespace Grid.Rulebook;

/// <summary>
/// Which party answers for what (责任清单). Rows are sorted by class and by their conditions on the place, so that a
/// question meets only the few that may apply, however long the table is. Immutable.
/// </summary>
internal sealed class RouteList
{
    /// <summary>
    /// The name of the rule for a lead that no row chose: the command centre takes a matter without a lead.
    /// </summary>
    public const string Uncovered = "uncovered";

    /// <summary>
    /// The name of the rule for a dog, its household and a part that no row chose: the report named them; also for the
    /// department of the part where no row leads.
    /// </summary>
    public const string Reported = "report";

    /// <summary>
    /// The name of the rule by which the command centre knows at once of a class that is marked so.
    /// </summary>
    public const string Alarm = "alarm";

    private readonly Route[] routes;
    private readonly FrozenDictionary<(ClassKind, string), (RouteIndex Leads, RouteIndex Others)> byClass;

    public RouteList(IReadOnlyList<RouteRow> rows)
    {
        routes = [.. rows
            .Select(static (row, index) => (row, number: index + 1))
            .OrderBy(static entry => entry.row.Precedence)
            .Select(static (entry, order) => Compiled(entry.row, entry.number, order))
            .OfType<Route>()];
        byClass = Enum.GetValues<ClassKind>()
            .SelectMany(Classes)
            .ToFrozenDictionary(static entry => entry.Key, static entry => entry.Value);
    }

    public static RouteList Empty { get; } = new([]);

    /// <summary>The rows for a class, in their order: all that an explanation examines.</summary>
    public IEnumerable<Route> Speaking(ClassKind kind, string code) =>
        routes.Where(route => ClassPatterns.Fit(route.Row.Kind, route.Row.Classes, kind, code));

    /// <summary>
    /// The assignments of a matter, the lead's first; empty when no party leads. Two rows may name a party twice.
    /// </summary>
    public IReadOnlyList<Assignment> Answer(RouteQuestion asked, in RouteMoment moment)
    {
        var (leads, others) = Rows(asked);
        (EntityRef Party, Route Route)? lead = null;
        leads.First(asked, moment, ref lead);
        EntityRef? office = asked.PartOffice is { } code ? new EntityRef(EntityKind.Department, code) : null;
        if ((lead?.Party ?? office ?? asked.CommandCentre) is not { } leader)
        {
            return [];
        }

        List<(EntityRef Party, Route Route)> found = new(8);
        others.All(asked, moment, found);
        found.Sort(static (one, other) => one.Route.Order.CompareTo(other.Route.Order));

        List<Assignment> duties = new(found.Count + 4)
        {
            new(leader, AssignmentRole.Lead, null, lead?.Route.Rule ?? (office is null ? Uncovered : Reported)),
        };
        foreach (var (party, route) in found)
        {
            // The party that leads neither helps itself nor hears of the matter.
            if (!(party == leader && route.Role is AssignmentRole.Help or AssignmentRole.Inform))
            {
                duties.Add(new(party, route.Role, null, route.Rule));
            }
        }

        AddNamed(duties, asked.Dog, AssignmentRole.Keeper);
        AddNamed(duties, asked.Household, AssignmentRole.Keeper);
        AddNamed(duties, asked.Part, AssignmentRole.Part);
        return duties;
    }

    /// <summary>
    /// The check of a table refuses rows that cannot be read; a row from before that check names no party.
    /// </summary>
    private static Route? Compiled(RouteRow row, int number, int order) =>
        PartySource.TryParse(row.Party, out var party)
        && row.Where.Keys.All(static name => Aspect.Find(name) is not null)
            ? new(row, number, order, party)
            : null;

    /// <summary>
    /// Every pattern that occurs, with its rows; a wider pattern serves the classes that no row names.
    /// </summary>
    private IEnumerable<KeyValuePair<(ClassKind, string), (RouteIndex, RouteIndex)>> Classes(ClassKind kind)
    {
        var own = routes.Where(route => route.Row.Kind is null || route.Row.Kind == kind).ToArray();
        foreach (var pattern in own.SelectMany(static route => route.Row.Classes).Distinct())
        {
            var speaking = own.Where(route => ClassPatterns.FitAny(route.Row.Classes, pattern))
                .ToLookup(static route => route.Role == AssignmentRole.Lead);
            yield return new((kind, pattern), (new([.. speaking[true]]), new([.. speaking[false]])));
        }
    }

    private (RouteIndex Leads, RouteIndex Others) Rows(RouteQuestion asked)
    {
        if (byClass.TryGetValue((asked.Kind, asked.Class), out var rows))
        {
            return rows;
        }

        foreach (var wider in ClassCodes.Wider(asked.Class))
        {
            if (byClass.TryGetValue((asked.Kind, wider), out rows))
            {
                return rows;
            }
        }

        return (RouteIndex.Empty, RouteIndex.Empty);
    }

    private static void AddNamed(List<Assignment> duties, EntityRef? party, AssignmentRole role)
    {
        if (party is { } named)
        {
            duties.Add(new(named, role, null, Reported));
        }
    }
}
