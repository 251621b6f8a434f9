using Grid.Cases;
using Grid.Coordinations;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Counties;

internal sealed partial class County
{
    /// <summary>
    /// Who would call the departments together over a case: the county's coordination office (S217), or the command
    /// centre where there is none. The deadline runs by the convener's own hours.
    /// </summary>
    public Convening Convene(CaseState state, DateTimeOffset at)
    {
        var convener = Offices.CoordinationOffice ?? Offices.CommandCentre ?? state.Lead;
        var calendar = Calendar.For(convener.Key);
        var (condition, day) = (state.Times.Condition, calendar.DayOf(at));
        var limit = Rules.Limits.Find(
            ClockKind.Coordinate,
            state.Reported.Kind,
            state.Reported.Class,
            condition,
            state.Reported.Channel,
            day,
            Rules.Channels,
            state.Reported.Limit);
        return new(convener, limit is null ? null : calendar.Due(at, limit.Amount, limit.Unit), [.. Claimants(state)]);
    }

    private IEnumerable<EntityRef> Claimants(CaseState state)
    {
        var asked = new RouteQuestion(
            state.Reported.Kind,
            state.Reported.Class,
            state.Times.Condition,
            state.Reported.Place,
            state.Reported.ReportedAt,
            CommandCentre: Offices.CommandCentre);
        var moment = new RouteMoment(Calendar, asked.At);
        return Rules.Routes.Speaking(state.Reported.Kind, state.Reported.Class)
            .Where(static route => route.Role == AssignmentRole.Lead)
            .Where(route => route.InForce(moment) && route.Failing(asked, moment) is null)
            .Select(route => route.Named(asked))
            .OfType<EntityRef>();
    }
}
