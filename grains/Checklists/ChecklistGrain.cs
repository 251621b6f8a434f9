using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;
using Orleans.Concurrency;

namespace Grid.Checklists;

/// <summary>Answers from the map and the standards of the silo on which it runs.</summary>
[GrainType("checklists"), StatelessWorker]
internal sealed class ChecklistGrain(RegisterFollower registers, CityClock clock) : Grain, IChecklistGrain
{
    public async Task<Outcome<ChecklistView>> Of(AskChecklist question)
    {
        if (question is { Place: null, Point: { } point })
        {
            var (county, located) = await registers.Locate(point);
            if (located.Place is not { } place)
            {
                return county.Outside(point, located);
            }

            string[] segments = place.Segment is { } only ? [only] : [];
            return View(county.Rules, question, [(place.RoadGrade, place.TradingZone, segments)]);
        }

        return Of(question.Place is { } thing ? registers.Current.Of(thing) : registers.Current.First, question);
    }

    private Outcome<ChecklistView> Of(County county, AskChecklist question)
    {
        var (atlas, rules) = (county.Atlas, county.Rules);

        switch (question.Place)
        {
            case { Kind: EntityKind.Segment, Key: var segment } when atlas.StreetOf(segment) is { } street:
                return View(rules, question, [(street.Grade, street.Zone, [segment])]);
            case { Kind: EntityKind.Cell, Key: var cell } when atlas.Cell(cell) is not null:
                var streets = atlas
                    .SegmentsIn(cell)
                    .Select(segment => (segment, atlas.StreetOf(segment)!.Value))
                    .GroupBy(static street => street.Value, static street => street.segment);
                var grounds = streets.Select(static alike =>
                    (alike.Key.Grade, alike.Key.Zone, alike.Order(StringComparer.Ordinal).ToArray()));
                return View(rules, question, [.. grounds, (null, null, [])]);
            default:
                return Refusal.NotFound(
                    "checklist.placeUnknown",
                    "There is no such segment or cell on the map. Send segment=, cell=, or lon= and lat= of a point "
                    + "in the county.");
        }
    }

    private ChecklistView View(
        Rules rules, AskChecklist question, IReadOnlyList<(string? Grade, string? Zone, string[] Segments)> ground)
    {
        var day = rules.Calendar.DayOf(question.At ?? clock.GetUtcNow());
        return new(day, [.. ground.Select(Part)], rules.Version);

        ChecklistPart Part((string? Grade, string? Zone, string[] Segments) one) =>
            new(one.Grade, one.Zone, one.Segments, rules.Checklists.Of(one.Grade, one.Zone, day, question.Family));
    }
}
