using Grid.Checklists;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Places;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Checklists;

/// <summary>Which standards hold where.</summary>
internal static class ChecklistEndpoints
{
    public static void MapChecklist(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/rulebook/checklist", Of).WithTags("Rulebook")
            .WithSummary("Which standards hold here 检查标准清单")
            .WithDescription(
                "segment=‹segment›, cell=‹cell›, or lon= and lat=: the items that hold there by road "
                + "grade and trading zone, each with its number, "
                + "clause, grade, and the class a finding of it is reported as. family= narrows; at= is a time "
                + "with its offset, now when absent.")
            .Refuses(400, "checklist.*")
            .Refuses(404, "checklist.placeUnknown")
            .Refuses(422, "place.outside", "place.swapped");

    private static async Task<Results<Ok<ChecklistBody>, Problem>> Of(
        string? segment,
        string? cell,
        double? lon,
        double? lat,
        string? crs,
        string? family,
        string? at,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var time = CountyTime.At(at, faults);
        StandardFamily? wanted = null;
        if (!string.IsNullOrEmpty(family))
        {
            wanted = Words.TryRead<StandardFamily>(family, out var read) ? read : null;
            if (wanted is null)
            {
                faults.Add(new("family", "checklist.family",
                    $"family is one of {string.Join(", ", Words.Of<StandardFamily>())}."));
            }
        }

        EntityRef? place = null;
        GeoPoint? point = null;
        if ((segment is null ? 0 : 1) + (cell is null ? 0 : 1) + (lon is null && lat is null ? 0 : 1) != 1)
        {
            faults.Add(new("segment", "checklist.place", "Say one place: segment=, cell=, or lon= and lat=."));
        }
        else if ((segment ?? cell) is { } code)
        {
            place = RegisterForms.Normal(new(segment is null ? EntityKind.Cell : EntityKind.Segment, code));
            if (!Texts.IsKey(code))
            {
                faults.Add(new(segment is null ? "cell" : "segment", "checklist.code",
                    "A code has at most 64 characters, none of them blank or / ? # %."));
            }
        }
        else
        {
            point = Coordinates.Read(lon, lat, crs, "checklist", faults);
        }

        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var found = await grains.GetGrain<IChecklistGrain>(0).Of(new(place, point, time, wanted));
        return found.Refusal is { } refusal ? refusal.ToHttp() : TypedResults.Ok(ChecklistBody.From(found.Value!));
    }
}
