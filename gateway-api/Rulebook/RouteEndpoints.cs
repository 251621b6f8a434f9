using Grid.Cases;
using Grid.Gateway.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Rulebook;

/// <summary>Asks the rulebook, without a report, which parties a case would go to and why.</summary>
internal static class RouteEndpoints
{
    public static void MapRoutes(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/rulebook/route", Explain).WithTags("Rulebook")
            .WithSummary("Who would get it, and why 派谁、凭什么")
            .WithDescription(
                "Lead, helpers, chiefs and their due time for a matter of this class at this place and time, with "
                + "every row of the routes that speaks of "
                + "the class: which applied, which lost and to what, under which clause. kind=event (default) or "
                + "part; condition counts the filing "
                + "conditions from 1; attachment says what it is fixed to; dog is a licence number; at is a time "
                + "with its offset, now when absent. part is the code of a part (部件), beside the point or instead "
                + "of it: it gives the class where class is absent, and the department that the register names.")
            .Refuses(400, "route.*")
            .Refuses(
                422, "class.unknown", "class.condition", "place.outside", "place.swapped", "place.unknown",
                "report.placeApart");

    private static async Task<Results<Ok<RouteBody>, Problem>> Explain(
        string? @class,
        double? lon,
        double? lat,
        string? at,
        string? kind,
        int? condition,
        string? attachment,
        string? dog,
        string? part,
        string? crs,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var named = !string.IsNullOrEmpty(part);
        if (!(named && string.IsNullOrEmpty(@class)) && (@class is null || !ClassCodes.IsClass(@class)))
        {
            faults.Add(
                new("class", "route.classShape", $"class is the code of a class: {ClassCodes.Expected}."));
        }

        if (named && !Texts.IsKey(part!))
        {
            faults.Add(new("part", "route.partShape", "part is a code of at most 64 characters."));
        }

        var point = named && lon is null && lat is null
            ? (GeoPoint?)null
            : Coordinates.Read(lon, lat, crs, "route", faults);
        DateTimeOffset? time = null;
        if (!string.IsNullOrEmpty(at))
        {
            time = CountyTime.TryRead(at, out var read) ? read : null;
            if (time is null)
            {
                faults.Add(new("at", "route.timeShape",
                    "at is not a time with its offset; send at=2019-04-01T09:30:00%2B08:00."));
            }
        }

        var asked = named ? ClassKind.Part : ClassKind.Event;
        if (!string.IsNullOrEmpty(kind) && !Words.TryRead(kind, out asked))
        {
            faults.Add(new("kind", "route.kindUnknown", "kind is event (default) or part."));
        }

        if (condition is < 1 or > 99)
        {
            faults.Add(
                new("condition", "route.conditionRange", "condition counts the filing conditions of the class from 1.")
            );
        }

        if (!string.IsNullOrEmpty(dog) && !Texts.IsKey(dog))
        {
            faults.Add(new("dog", "route.dogShape", "dog is a licence number of at most 64 characters."));
        }

        Texts.Check(faults, "route", "attachment", attachment, 32);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var explained = await grains.GetGrain<IRulebookGrain>(0).Explain(new(
            asked, @class ?? "", point ?? default, time, condition ?? 1,
            string.IsNullOrWhiteSpace(attachment) ? null : attachment.Trim(),
            string.IsNullOrEmpty(dog) ? null : new EntityRef(EntityKind.Dog, dog),
            named ? new Whereabouts(new(EntityKind.Part, part!), Point: point) : null));
        return explained.Refusal is { } refusal ? refusal.ToHttp() : TypedResults.Ok(RouteBody.From(explained.Value!));
    }
}
