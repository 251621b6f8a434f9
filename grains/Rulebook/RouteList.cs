using System.Collections.Frozen;
using Grid.Cases;
using Grid.Parties;

namespace Grid.Rulebook;

/// <summary>
/// Who answers for what (责任清单), by the pattern of the class, so that a question meets only the rows that speak of
/// its class. Immutable.
/// </summary>
internal sealed class RouteList
{
    /// <summary>The rule of a lead that no row chose: the command centre takes what nobody leads.</summary>
    public const string Uncovered = "uncovered";

    /// <summary>The rule of a dog and its household that no row chose: the report named them.</summary>
    public const string Reported = "report";

    private readonly FrozenDictionary<(ClassKind, string), Route[]> leads;
    private readonly FrozenDictionary<(ClassKind, string), Route[]> others;

    public RouteList(IReadOnlyList<RouteRow> rows)
    {
        var byPattern = rows
            .OrderBy(static row => row.Precedence)
            .SelectMany(Compiled)
            .ToLookup(static entry => entry.Route.Role == DutyRole.Lead);
        (leads, others) = (ByPattern(byPattern[true]), ByPattern(byPattern[false]));
    }

    public static RouteList Empty { get; } = new([]);

    /// <summary>The duties of a matter, the lead's first; empty when nobody leads.</summary>
    public IReadOnlyList<Duty> Answer(RouteQuestion asked, DateOnly day)
    {
        var (exact, big, all) = ((asked.Kind, asked.Class), (asked.Kind, Big(asked.Class)), (asked.Kind, "*"));

        var lead = First(leads, exact, asked, day);
        lead = Earlier(lead, First(leads, big, asked, day));
        lead = Earlier(lead, First(leads, all, asked, day));
        if ((lead?.Party ?? asked.CommandCentre) is not { } leader)
        {
            return [];
        }

        List<(PartyRef Party, Route Route)> found = [];
        Add(found, exact, asked, day);
        Add(found, big, asked, day);
        Add(found, all, asked, day);
        found.Sort(static (one, other) => one.Route.Order.CompareTo(other.Route.Order));

        List<Duty> duties = new(found.Count + 3) { new(leader, DutyRole.Lead, null, lead?.Route.Rule ?? Uncovered) };
        foreach (var (party, route) in found)
        {
            // Who leads does not help itself, nor hear of it.
            if (!(party == leader && route.Role is DutyRole.Help or DutyRole.Inform) && !Has(duties, party, route.Role))
            {
                duties.Add(new(party, route.Role, null, route.Rule));
            }
        }

        AddKeeper(duties, asked.Dog);
        AddKeeper(duties, asked.Household);
        return duties;
    }

    /// <summary>Rows that cannot be read were refused when the table was loaded; one from before that check names nobody.</summary>
    private static IEnumerable<(ClassKind Kind, string Pattern, Route Route)> Compiled(RouteRow row, int order)
    {
        if (!PartySource.TryParse(row.Party, out var party) || !row.Where.Keys.All(PlaceCondition.Readings.ContainsKey))
        {
            return [];
        }

        var route = new Route(row, order, party);
        ClassKind[] kinds = row.Kind is { } only ? [only] : [ClassKind.Event, ClassKind.Part];
        return kinds.SelectMany(kind => row.Classes.Distinct().Select(pattern => (kind, pattern, route)));
    }

    private static FrozenDictionary<(ClassKind, string), Route[]> ByPattern(IEnumerable<(ClassKind Kind, string Pattern, Route Route)> entries) =>
        entries.GroupBy(static entry => (entry.Kind, entry.Pattern), static entry => entry.Route)
            .ToFrozenDictionary(static same => same.Key, static same => same.ToArray());

    private static string Big(string code) => string.Concat(code.AsSpan(0, 2), "-*");

    private static (PartyRef Party, Route Route)? First(
        FrozenDictionary<(ClassKind, string), Route[]> routes, (ClassKind, string) key, RouteQuestion asked, DateOnly day)
    {
        foreach (var route in routes.GetValueOrDefault(key, []))
        {
            if (route.Party(asked, day) is { } party)
            {
                return (party, route);
            }
        }

        return null;
    }

    private static (PartyRef Party, Route Route)? Earlier((PartyRef Party, Route Route)? one, (PartyRef Party, Route Route)? other) =>
        one is null || other?.Route.Order < one.Value.Route.Order ? other : one;

    private void Add(List<(PartyRef, Route)> found, (ClassKind, string) key, RouteQuestion asked, DateOnly day)
    {
        foreach (var route in others.GetValueOrDefault(key, []))
        {
            if (route.Party(asked, day) is { } party)
            {
                found.Add((party, route));
            }
        }
    }

    private static void AddKeeper(List<Duty> duties, PartyRef? keeper)
    {
        if (keeper is { } named && !Has(duties, named, DutyRole.Keeper))
        {
            duties.Add(new(named, DutyRole.Keeper, null, Reported));
        }
    }

    private static bool Has(List<Duty> duties, PartyRef party, DutyRole role)
    {
        foreach (var duty in duties)
        {
            if (duty.Role == role && duty.Party == party)
            {
                return true;
            }
        }

        return false;
    }
}
