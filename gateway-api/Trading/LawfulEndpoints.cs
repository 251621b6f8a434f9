using Grid.Gateway.Foundation;
using Grid.Gateway.Parties;
using Grid.Gateway.Patrols;
using Grid.Gateway.Places;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Trading;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Trading;

/// <summary>Whether trade on public ground is lawful at a minute, and who stands at a point.</summary>
internal static class LawfulEndpoints
{
    public static void MapLawful(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/permits/{code}/rota", Rota).WithTags("Registers")
            .WithSummary("Who stands on which pitch of a point on a day, and who waits 轮摊、候位")
            .WithDescription("day=2019-05-03, today when absent. Who asked first waits first.")
            .Refuses(400, "query.*").Refuses(404, "permit.unknown");
        routes.MapGet("/lawful", Lawful).WithTags("Places")
            .WithSummary("Is it lawful now 此时此地能否经营")
            .WithDescription(
                "class=04-05 with shop=‹shop›, or lon= and lat=: whether the trade is lawful there at at= (a time with "
                + "its offset, now when absent), with the zone and the permit of that minute, the row that decides and "
                + "its clause. goods= and holder= narrow it: a permit is for certain goods, and for one holder.")
            .Refuses(400, "lawful.*")
            .Refuses(404, "lawful.shopUnknown")
            .Refuses(422, "lawful.classUnruled", "class.*", "place.outside", "place.swapped");
    }

    private static async Task<Results<Ok<RotaBody>, Problem>> Rota(string code, string? day, IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var on = PatrolParameters.DayOf("day", day, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        return Texts.IsKey(code)
            ? (await grains.GetGrain<ITradingGrain>(0).Rota(code, on)).ToHttp(RotaBody.From)
            : PartyEndpoints.Unknown(RegisterForms.Of(EntityKind.Permit), code);
    }

    private static async Task<Results<Ok<LawfulBody>, Problem>> Lawful(
        string? @class,
        string? shop,
        double? lon,
        double? lat,
        string? crs,
        string? goods,
        string? holder,
        string? at,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var time = CountyTime.At(at, faults);
        if (string.IsNullOrWhiteSpace(@class))
        {
            faults.Add(
                new("class", "lawful.classMissing", "class is missing; send the class of the act, class=04-05."));
        }

        var point = OnePlace.Read(shop, lon, lat, crs, "lawful", faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var found = await grains.GetGrain<ITradingGrain>(0).Lawful(
            new(@class!.Trim(), shop, point, time, Given(goods), Given(holder)));
        return found.ToHttp(LawfulBody.From);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
