using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Counties;

internal sealed partial class County
{
    /// <summary>
    /// Which parties answer for a report at a place, and by when. A party that is named twice keeps its weightiest
    /// role.
    /// </summary>
    /// <param name="household">The household that keeps the dog the report names.</param>
    public Outcome<Routing> Route(ReportCase report, EntityRef? household, Place place, DateTimeOffset at) =>
        Rules.Route(Question(report, household, place, at));

    /// <summary>The same answer with its explanation.</summary>
    public Outcome<Explained> Explain(ReportCase report, EntityRef? household, Place place, DateTimeOffset at)
    {
        var asked = Question(report, household, place, at);
        var routed = Rules.Route(asked);
        return routed.Value is { } routing
            ? new Explained(routing, RouteExplanation.Of(Rules, asked, routing.Duties))
            : routed.Refusal!;
    }

    private RouteQuestion Question(ReportCase report, EntityRef? household, Place place, DateTimeOffset at) => new(
        report.Kind,
        report.Class,
        report.Condition,
        place,
        at,
        report.Dog,
        household,
        Offices.CommandCentre,
        report.Attachment,
        place.Part is { } part ? Atlas.Part(part)?.Department : null,
        place.Shop is { } shop && AnswersForFront(shop, at));
}
