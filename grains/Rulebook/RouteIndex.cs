using System.Collections.Frozen;

namespace Grid.Rulebook;

/// <summary>
/// Routes of one class, sorted so that a question meets few of them. Rows with words for one aspect are found by the
/// word read there; the others lie beside them. Every route is in one place, so the index is no larger than the table.
/// </summary>
internal sealed class RouteIndex
{
    /// <summary>A table of so few rows is searched faster than an index.</summary>
    private const int Few = 6;

    private readonly Route[] rows;
    private readonly Aspect? aspect;
    private readonly FrozenDictionary<string, RouteIndex> byWord = FrozenDictionary<string, RouteIndex>.Empty;
    private readonly RouteIndex? others;

    public RouteIndex(IReadOnlyList<Route> routes)
        : this(routes, [])
    {
    }

    private RouteIndex(IReadOnlyList<Route> routes, IReadOnlyList<Aspect> sorted)
    {
        rows = [];
        if (Best(routes, sorted) is not { } best)
        {
            rows = [.. routes];
            return;
        }

        aspect = best;
        var used = sorted.Append(best).ToArray();
        var asks = routes.ToLookup(route => ByWord(route, best) is not null);
        byWord = asks[true]
            .SelectMany(route => ByWord(route, best)!.Words.Distinct().Select(word => (word, route)))
            .GroupBy(static entry => entry.word, static entry => entry.route)
            .ToFrozenDictionary(static same => same.Key, same => new RouteIndex([.. same], used));
        others = new([.. asks[false]], used);
    }

    public static RouteIndex Empty { get; } = new([]);

    /// <summary>The first row in order that names a party, if it comes before the row found already.</summary>
    public void First(RouteQuestion asked, in RouteMoment moment, ref (Parties.EntityRef Party, Route Route)? found)
    {
        for (var at = this; at is not null; at = at.others)
        {
            foreach (var route in at.rows)
            {
                if (found is { } before && before.Route.Order < route.Order)
                {
                    break;
                }

                if (route.Party(asked, moment) is { } party)
                {
                    found = (party, route);
                    break;
                }
            }

            at.Bucket(asked, moment)?.First(asked, moment, ref found);
        }
    }

    /// <summary>All rows that name a party, in no order.</summary>
    public void All(RouteQuestion asked, in RouteMoment moment, List<(Parties.EntityRef Party, Route Route)> found)
    {
        for (var at = this; at is not null; at = at.others)
        {
            foreach (var route in at.rows)
            {
                if (route.Party(asked, moment) is { } party)
                {
                    found.Add((party, route));
                }
            }

            at.Bucket(asked, moment)?.All(asked, moment, found);
        }
    }

    private RouteIndex? Bucket(RouteQuestion asked, in RouteMoment moment) =>
        aspect?.Read(asked, moment) is { Length: > 0 } read ? byWord.GetValueOrDefault(read) : null;

    /// <summary>
    /// The aspect by which a question meets the fewest of these routes; null when no aspect spares the question a third
    /// of them.
    /// </summary>
    private static Aspect? Best(IReadOnlyList<Route> routes, IReadOnlyList<Aspect> sorted)
    {
        if (routes.Count <= Few)
        {
            return null;
        }

        var best = routes
            .SelectMany(static route => route.Where)
            .Where(condition => condition.IsByWord && !sorted.Contains(condition.Aspect))
            .GroupBy(static condition => condition.Aspect)
            .Select(asking =>
                (
                    Aspect: asking.Key,
                    Met: routes.Count
                        - asking.Count()
                        + ((double)asking.Sum(static one => one.Words.Count)
                        / asking.SelectMany(static one => one.Words).Distinct().Count())))
            .OrderBy(static choice => choice.Met).ThenBy(static choice => choice.Aspect.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Aspect is not null && best.Met < routes.Count * 2 / 3.0 ? best.Aspect : null;
    }

    private static RouteCondition? ByWord(Route route, Aspect by) =>
        route.Where.FirstOrDefault(condition => condition.IsByWord && condition.Aspect == by);
}
