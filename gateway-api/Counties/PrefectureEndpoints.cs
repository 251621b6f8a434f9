using Grid.Counties;
using Grid.Gateway.Foundation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Counties;

/// <summary>
/// 地级市: what the counties of a prefecture come to together. Each county says in its entry to which it belongs.
/// </summary>
internal static class PrefectureEndpoints
{
    public static void MapPrefectures(this IEndpointRouteBuilder routes)
    {
        var prefectures = routes.MapGroup("/prefectures").WithTags("Registers");
        prefectures.MapGet("/", List)
            .WithSummary("The prefectures above the counties 地级市")
            .WithDescription("Those that an entry of a county names, by code, each with the sums of its counties.")
            .Refuses(503, "city.away");
        prefectures.MapGet("/{code}", View)
            .WithSummary("One prefecture, county by county")
            .WithDescription(
                "The sums, and what each county comes to, with the address of its cases. Every list that takes county= "
                + "takes prefecture= as well.")
            .Refuses(404, "prefecture.unknown")
            .Refuses(503, "city.away");
    }

    private static async Task<Ok<PrefecturesBody>> List(KnownCounties counties, IGrainFactory grains)
    {
        var figures = await grains.GetGrain<ICountiesGrain>(0).Figures();
        return TypedResults.Ok(new PrefecturesBody(
        [
            .. counties.Prefectures.Select(one => PrefectureBody.Of(one.Key, [.. one], figures)),
        ]));
    }

    private static async Task<Results<Ok<PrefectureBody>, Problem>> View(
        string code, KnownCounties counties, IGrainFactory grains)
    {
        if (counties.Prefectures.FirstOrDefault(one => one.Key == code) is not { } prefecture)
        {
            return new Problem(StatusCodes.Status404NotFound, "prefecture.unknown", counties.NoPrefecture(code));
        }

        var figures = await grains.GetGrain<ICountiesGrain>(0).Figures();
        return TypedResults.Ok(PrefectureBody.Of(code, [.. prefecture], figures));
    }
}

/// <summary>All prefectures.</summary>
public sealed record PrefecturesBody(IReadOnlyList<PrefectureBody> Items);

/// <summary>A prefecture: the sums of its counties, and the counties.</summary>
/// <param name="Name">As the first of its counties calls it; null where none does.</param>
public sealed record PrefectureBody(
    string Code, string? Name, CountsBody Counts, IReadOnlyList<PrefectureCountyBody> Counties)
{
    internal static PrefectureBody Of(
        string code, IReadOnlyList<CountyView> counties, IReadOnlyList<CountyFigures> figures)
    {
        var counted = counties.Join(
            figures,
            static county => county.Code,
            static known => known.County,
            static (county, known) => (County: county, Figures: known)).ToList();
        return new(
            code,
            counties.FirstOrDefault(static county => county.Data.PrefectureName is not null)?.Data.PrefectureName,
            CountsBody.Of([.. counted.Select(static one => one.Figures)]),
            [
                .. counted.Select(static one => new PrefectureCountyBody(
                    one.County.Code,
                    one.County.Name,
                    CountsBody.Of([one.Figures]),
                    $"/v1/cases?county={Uri.EscapeDataString(one.County.Code)}")),
            ]);
    }
}

/// <summary>A county of a prefecture.</summary>
/// <param name="Cases">The address of the list of its cases.</param>
public sealed record PrefectureCountyBody(string Code, string? Name, CountsBody Counts, string Cases);
