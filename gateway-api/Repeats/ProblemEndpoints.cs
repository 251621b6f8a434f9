using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.ReadModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Grid.Rulebook;

namespace Grid.Gateway.Repeats;

/// <summary>Shows problems that come again, and places that repeated complaints have marked.</summary>
internal static class ProblemEndpoints
{
    public static void MapProblems(this IEndpointRouteBuilder routes)
    {
        var problems = routes.MapGroup("/problems").WithTags("Problems");
        problems.MapGet("/", List)
            .WithSummary("Problems that come again 反复问题")
            .WithDescription(
                "A case of the same class at the same place after an earlier one had ended is the next of one "
                + "problem. class= (04-05, 04-*), place=kind/code, marked= and open= (true, false), least= cases (2 "
                + "when absent). Accept: application/geo+json gives a layer.")
            .Produces<ProblemPageBody>().AlsoLayer().Refuses(400, "query.*", "page.cursor");
        problems.MapGet("/{id}", One)
            .WithSummary("One problem with its cases in order")
            .Refuses(404, "problem.unknown");
        routes.MapGet("/marks", Marks).WithTags("Problems")
            .WithSummary("Places marked by repeated complaints 重复投诉")
            .WithDescription(
                "standing=true (default), false for those that ended or fell, all for both; place=kind/code. Accept: "
                + "application/geo+json gives a layer.")
            .Produces<MarkPageBody>().AlsoLayer().Refuses(400, "query.*", "page.cursor");
    }

    private static async Task<IResult> List(
        string? @class,
        string? place,
        bool? marked,
        bool? open,
        int? least,
        string? county,
        string? prefecture,
        int? limit,
        string? after,
        string? waitFor,
        HttpRequest request,
        KnownCounties counties,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var of = await counties.Narrowing(county, prefecture, faults);
        if (!string.IsNullOrEmpty(@class) && !ClassCodes.IsPattern(@class))
        {
            faults.Add(new(
                "class",
                "query.class",
                $"class '{Clip.Of(@class!)}' is no class; send a code, or a beginning and -* for all of it."));
        }

        if (least is < 1 or > 1000)
        {
            faults.Add(new("least", "query.least", "least is a number of cases, 1 to 1000."));
        }

        var query = new ProblemQuery(
            string.IsNullOrEmpty(@class) ? null : @class,
            Place(place, faults),
            marked,
            open,
            least ?? 2,
            Paging.Limit(limit, faults),
            string.IsNullOrEmpty(after) ? null : after,
            Paging.WaitFor(waitFor, faults),
            of.County,
            of.Counties);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var found = await grains.GetGrain<IReadModelGrain>(0).Problems(query);
        if (found.Refusal is { } refusal)
        {
            return refusal.ToHttp();
        }

        var page = ProblemPageBody.From(found.Value!);
        return request.WantsGeoJson() ? page.ToGeoJson() : TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<ProblemViewBody>, Problem>> One(string id, IGrainFactory grains) =>
        Guid.TryParse(id, out var key) && await grains.GetGrain<IReadModelGrain>(0).Problem(key) is { } found
            ? TypedResults.Ok(ProblemViewBody.From(found))
            : new Problem(
                StatusCodes.Status404NotFound,
                "problem.unknown",
                $"No case recurred under '{id}'; a problem bears the id of its first case. GET /v1/problems lists them."
            );

    private static async Task<IResult> Marks(
        string? place,
        string? standing,
        string? county,
        string? prefecture,
        int? limit,
        string? after,
        string? waitFor,
        HttpRequest request,
        KnownCounties counties,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var of = await counties.Narrowing(county, prefecture, faults);
        bool? wanted = standing switch
        {
            null or "" or "true" => true,
            "false" => false,
            _ => null,
        };
        if (wanted is null && standing != "all")
        {
            faults.Add(
                new("standing", "query.standing", $"standing '{standing}' is not known; send true, false or all."));
        }

        var query = new MarkQuery(
            Place(place, faults),
            wanted,
            Paging.Limit(limit, faults),
            string.IsNullOrEmpty(after) ? null : after,
            Paging.WaitFor(waitFor, faults),
            of.County,
            of.Counties);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var found = await grains.GetGrain<IReadModelGrain>(0).Marks(query);
        if (found.Refusal is { } refusal)
        {
            return refusal.ToHttp();
        }

        var page = MarkPageBody.From(found.Value!);
        return request.WantsGeoJson() ? page.ToGeoJson() : TypedResults.Ok(page);
    }

    private static EntityRef? Place(string? text, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!EntityRef.TryParse(text, out var place) || !place.Kind.Traits.Remembers || !Texts.IsKey(place.Key))
        {
            faults.Add(new(
                "place",
                "query.place",
                $"place is kind/code of {Kinds.Units.Where(static kind => kind.Remembers).Listed("or", "a ")}; "
                + "send place=shop/‹shop›."));
            return null;
        }

        return RegisterForms.Normal(place);
    }
}
