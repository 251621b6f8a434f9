using Grid.Foundation;
using Grid.Parties;

namespace Grid.Cases;

/// <summary>
/// 立案: what is not known of a report, the desk says when it files the case; who answers is decided anew then. Pure.
/// </summary>
internal static class FilingRules
{
    /// <summary>The filing of a case, or why it cannot be filed so.</summary>
    public static Outcome<CaseFiled> File(CaseState state, FileAs? found, StepFacts facts)
    {
        var said = state.Reported;
        if (said.Unplaced == true && found?.Point is null)
        {
            return Refusal.Conflict(
                "case.unplaced",
                "The report does not say where it is, nearer than an area. File it with \"lon\" and \"lat\" of the "
                + "place where it was found.");
        }

        if (said.Unclassified == true && found?.Class is null)
        {
            return Refusal.Conflict(
                "case.unclassified",
                $"The report does not say what it is; {said.Class} only stands for its class. File it with \"class\", "
                + "the code or name of the class that was found.");
        }

        return found is null ? new CaseFiled() : Found(state, found, facts);
    }

    private static Outcome<CaseFiled> Found(CaseState state, FileAs found, StepFacts facts)
    {
        var (said, county) = (state.Reported, facts.County);
        var place = said.Place;
        if (found.Point is { } point)
        {
            var located = county.Locate(point);
            if (located.Place is not { } there)
            {
                return county.Outside(point, located);
            }

            place = there;
        }

        var kind = found.Kind ?? said.Kind;
        var code = found.Class is { } named
            ? county.Rules.CodeOf(kind, named, county.DayOf(said.ReportedAt))
            : said.Class;
        if (code.Value is not { } @class)
        {
            return code.Refusal!;
        }

        var condition = found.Condition ?? (found.Class is null ? state.Times.Condition : 1);
        var report = new ReportCase(
            kind,
            @class,
            place.Point,
            said.Channel,
            null,
            said.ReportedAt,
            Fresh: false,
            said.By,
            condition,
            Named(state, EntityKind.Dog),
            Attachment: said.Attachment);
        var routed = county.Route(report, Named(state, EntityKind.Household), place, said.ReportedAt);
        if (routed.Value is not { } routing)
        {
            return routed.Refusal!;
        }

        var centre = found.Point is null ? said.CentreOf : null;
        var vague = (said with { CentreOf = centre, Unplaced = null, Unclassified = null }).IsVague;
        return new CaseFiled(new(
            kind,
            @class,
            place,
            routing.Lead,
            routing.Duties,
            routing.Limit,
            new(facts.Number, kind, @class, place.Cell, place.Point, said.ReportedAt, said.Channel,
                vague ? true : null),
            centre));
    }

    /// <summary>The dog or the household that the report named; it answers for the case.</summary>
    private static EntityRef? Named(CaseState state, EntityKind kind)
    {
        foreach (var duty in state.Duties)
        {
            if (duty.Party.Kind == kind)
            {
                return duty.Party;
            }
        }

        return null;
    }

    /// <summary>The state after the desk said where and what the matter is.</summary>
    public static CaseState After(CaseState state, FoundMatter found) => state with
    {
        Original = state.Original ?? state.Reported,
        Reported = state.Reported with
        {
            Kind = found.Kind,
            Class = found.Class,
            Place = found.Place,
            Lead = found.Lead,
            Limit = found.Limit,
            CentreOf = found.CentreOf,
            Unplaced = null,
            Unclassified = null,
        },
        Lead = found.Lead,
        Duties = found.Duties,
        Links = state.Links with { Routed = null },
    };
}
