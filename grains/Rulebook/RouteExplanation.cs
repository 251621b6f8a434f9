using Grid.Cases;
using Grid.Parties;

namespace Grid.Rulebook;

/// <summary>
/// Why a matter goes where it goes. Every row for its class is examined by itself, without the index that routing uses,
/// so that answer and explanation are two ways to one result (a property test compares them).
/// </summary>
internal static class RouteExplanation
{
    /// <param name="kept">
    /// The assignments that the case would keep: of a party named twice, its weightiest role.
    /// </param>
    public static IReadOnlyList<ConsideredRow> Of(Rules rules, RouteQuestion asked, IReadOnlyList<Assignment> kept)
    {
        var moment = new RouteMoment(rules.Calendar, asked.At);
        var considered = new List<ConsideredRow>();
        Route? leading = null;
        EntityRef? leader = null;
        var named = new Dictionary<(EntityRef, AssignmentRole), string>();

        // The lead comes first, because the other roles are compared with it.
        foreach (var route in rules
                .Routes.Speaking(asked.Kind, asked.Class)
                .OrderBy(static route => route.Role == AssignmentRole.Lead ? 0 : 1)
                .ThenBy(static route => route.Order))
        {
            var party = route.InForce(moment) && route.Failing(asked, moment) is null ? route.Named(asked) : null;
            if (route.Role == AssignmentRole.Lead)
            {
                considered.Add(Lead(route, party, leading, asked, moment));
                if (leading is null && party is not null)
                {
                    leading = route;
                    leader = party;
                }

                continue;
            }

            leader ??= asked.CommandCentre;
            var leads = leading?.Rule ?? RouteList.Uncovered;
            considered.Add(party switch
            {
                null => Unmet(route, asked, moment),
                { } self when self == leader && route.Role is AssignmentRole.Help or AssignmentRole.Inform => Lost(
                    route, self, leads, $"{self} leads under {leads}; who leads neither helps itself nor hears of it."),
                { } again when !named.TryAdd((again, route.Role), route.Rule) => Lost(
                    route, again, named[(again, route.Role)], $"{named[(again, route.Role)]} named the same already."),
                { } other
                    when kept.FirstOrDefault(duty => duty.Party == other) is { } weightier
                        && weightier.Role != route.Role => Lost(
                    route,
                    other,
                    weightier.Rule,
                    $"{other} answers already as {weightier.Role} under {weightier.Rule}, which weighs more."),
                { } one => Row(route, one, RowVerdict.Named, null, "It applies."),
            });
        }

        return
        [
            .. considered
                .OrderBy(static row => row.Role == AssignmentRole.Lead ? 0 : 1)
                .ThenBy(static row => row.Precedence)
                .ThenBy(static row => row.Row),
        ];
    }

    private static ConsideredRow Lead(
        Route route,
        EntityRef? party,
        Route? leading,
        RouteQuestion asked,
        in RouteMoment moment)
    {
        if (party is null)
        {
            return Unmet(route, asked, moment);
        }

        return leading is null
            ? Row(route, party, RowVerdict.Named, null, "It is the first in order that applies.")
            : Lost(route, party, leading.Rule, $"{leading.Rule} comes first (precedence {leading.Row.Precedence}).");
    }

    private static ConsideredRow Unmet(Route route, RouteQuestion asked, in RouteMoment moment)
    {
        if (!route.InForce(moment))
        {
            var until = route.Row.Until is { } last ? $" to {last:yyyy-MM-dd}" : "";
            return Row(
                route, null, RowVerdict.NotInForce, null,
                $"In force from {route.Row.From:yyyy-MM-dd}{until}, not on {moment.Day:yyyy-MM-dd}.");
        }

        if (route.Failing(asked, moment) is { } failing)
        {
            var read = failing.Aspect.Read(asked, moment) is { Length: > 0 } word ? $"it is {word}" : "there is none";
            return Row(route, null, RowVerdict.Unmet, null, $"It asks for {failing}; {read}.");
        }

        return Row(route, null, RowVerdict.Nobody, null, $"There is no {route.Row.Party} here.");
    }

    private static ConsideredRow Lost(Route route, EntityRef? party, string to, string why) =>
        Row(route, party, RowVerdict.Lost, to, why);

    private static ConsideredRow Row(Route route, EntityRef? party, RowVerdict verdict, string? to, string why) => new(
        route.Number, route.Rule, route.Row.Precedence, route.Role, route.Row.Party, party, verdict, to, why,
        route.Row.Source,
        route.Row.Grade);
}

/// <summary>An answer with its explanation.</summary>
internal sealed record Explained(Routing Routing, IReadOnlyList<ConsideredRow> Rows);
