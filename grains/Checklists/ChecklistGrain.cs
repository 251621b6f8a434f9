using Grid.City;
using Grid.Foundation;
using Grid.Parties;
using Orleans.Concurrency;

namespace Grid.Checklists;

/// <summary>Answers from the map and the standards of the silo it happens to be in.</summary>
[GrainType("checklists"), StatelessWorker]
internal sealed class ChecklistGrain(CityMap city, CityClock clock) : Grain, IChecklistGrain
{
    public async Task<Outcome<ChecklistView>> Of(AskChecklist question)
    {
        var (atlas, rules) = (city.Atlas, city.Rules);
        var day = rules.Calendar.DayOf(question.At ?? clock.GetUtcNow());
        if (question is { Place: null, Point: { } point })
        {
            var located = await city.Find(point);
            return located.Value is { } place ? View([(place.RoadGrade, place.TradingZone, place.Segment is { } segment ? [segment] : [])]) : located.Refusal!;
        }

        switch (question.Place)
        {
            case { Kind: PartyKind.Segment, Key: var segment } when atlas.StreetOf(segment) is { } street:
                return View([(street.Grade, street.Zone, [segment])]);
            case { Kind: PartyKind.Cell, Key: var cell } when atlas.Cell(cell) is not null:
                var streets = atlas.SegmentsIn(cell).Select(segment => (segment, atlas.StreetOf(segment)!.Value)).GroupBy(static street => street.Value, static street => street.segment);
                return View([.. streets.Select(static alike => (alike.Key.Grade, alike.Key.Zone, alike.Order(StringComparer.Ordinal).ToArray())), (null, null, [])]);
            default:
                return Refusal.NotFound("checklist.placeUnknown", "There is no such segment or cell on the map. Send segment=, cell=, or lon= and lat= of a point in the county.");
        }

        ChecklistView View(IReadOnlyList<(string? Grade, string? Zone, string[] Segments)> ground) => new(
            day,
            [.. ground.Select(one => new ChecklistPart(one.Grade, one.Zone, one.Segments, rules.Checklists.Of(one.Grade, one.Zone, day, question.Family)))],
            rules.Version);
    }
}
