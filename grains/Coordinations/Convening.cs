using Grid.Cases;
using Grid.City;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Coordinations;

/// <summary>Who calls the departments together over a case, by when it must be settled, and whom the routes in force name for it.</summary>
/// <param name="Due">Null where the county set no limit.</param>
/// <param name="Claims">Departments that some row of the routes would have lead it, whichever row comes first.</param>
internal sealed record Convening(PartyRef Convener, DateTimeOffset? Due, IReadOnlyList<PartyRef> Claims);

internal static class ConveningOfCity
{
    /// <summary>The county's office for it (S217); where there is none the command centre. Its deadline runs by its own hours.</summary>
    public static Convening Convene(this CityMap city, CaseState state, DateTimeOffset at)
    {
        var (rules, offices) = (city.Rules, city.Offices);
        var convener = offices.CoordinationOffice ?? offices.CommandCentre ?? state.Lead;
        var calendar = rules.Calendar.For(convener.Key);
        var limit = rules.Limits.Find(ClockKind.Coordinate, state.Kind, state.Class, state.Times.Condition, state.Channel, calendar.DayOf(at));
        return new(convener, limit is null ? null : calendar.Due(at, limit.Amount, limit.Unit), [.. Claims(state, rules, offices.CommandCentre)]);
    }

    private static IEnumerable<PartyRef> Claims(CaseState state, Rules rules, PartyRef? centre)
    {
        var asked = new RouteQuestion(state.Kind, state.Class, state.Times.Condition, state.Place, state.ReportedAt, CommandCentre: centre);
        var moment = new RouteMoment(rules.Calendar, asked.At);
        return rules.Routes.Speaking(state.Kind, state.Class)
            .Where(route => route.Role == DutyRole.Lead && route.InForce(moment) && route.Failing(asked, moment) is null)
            .Select(route => route.Named(asked))
            .OfType<PartyRef>();
    }
}
