using System.Globalization;
using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Parties;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Standing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Standing;

/// <summary>门前三包责任牌: the colour of a plate with its reasons, and the plates of a month.</summary>
internal static class PlateEndpoints
{
    public static void MapPlates(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/plates", List).WithTags("Registers")
            .WithSummary("The plates of a month, by colour 门前三包责任牌")
            .WithDescription(
                "month=2019-04; colour= narrows. What nobody checked has no plate.")
            .Refuses(400, "query.*", "page.cursor");
        routes.MapGet("/plates/{kind}/{key}", View).WithTags("Registers")
            .WithSummary("The score and the colour of a plate, and why 门前三包责任牌")
            .WithDescription(
                "month=2019-04, the present one when absent. Checks that found an item not met and lapses take the "
                + "points of their rows; a check that finds it met before it is due gives them back.")
            .Refuses(400, "query.*").Refuses(404, "plate.unknown");
    }

    private static async Task<Results<Ok<PlateBody>, Problem>> View(
        string kind, string key, string? month, IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var asked = MonthOf(month, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var known = Kinds.TryRead(kind, out var traits) && Texts.IsKey(key) && traits.Owes;
        return known
            && await grains.GetGrain<IStandingGrain>(
                RegisterForms.Normal(new(traits!.Kind, key)).ToString()).Plate(asked) is { } plate
            ? TypedResults.Ok(PlateBody.From(plate))
            : new Problem(
                StatusCodes.Status404NotFound,
                "plate.unknown",
                $"{Clip.Of(kind)}/{Clip.Of(key)} owes nothing by itself, so it has no plate.");
    }

    private static async Task<Results<Ok<PlatePageBody>, Problem>> List(
        string? month,
        string? colour,
        string? county,
        string? prefecture,
        int? limit,
        string? after,
        string? waitFor,
        KnownCounties counties,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var (size, position) = (Paging.Limit(limit, faults), Paging.WaitFor(waitFor, faults));
        var of = await counties.Narrowing(county, prefecture, faults);
        var read = MonthOf(month, faults);
        if (read is null && faults.Count == 0)
        {
            faults.Add(new("month", "query.month", "month is missing; send 2019-04."));
        }

        if (faults.Count > 0 || read is not { } asked)
        {
            return Problem.Of(faults);
        }

        var found = await grains.GetGrain<IReadModelGrain>(0).Plates(
            new(asked, colour, size, after, position, of.County, of.Counties));
        return found.ToHttp(page => new PlatePageBody(
            PlateQuery.MonthOf(asked),
            [
                .. page.Items.Select(line => new PlateLineBody(
                    PartyBody.From(line.Party), line.Colour, line.Score,
                    $"/v1/plates/{line.Party.KindName}/{line.Party.Key}?month={PlateQuery.MonthOf(asked)}")),
            ],
            page.Next,
            page.Counts,
            page.ReadTo));
    }

    private static DateOnly? MonthOf(string? month, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(month))
        {
            return null;
        }

        if (DateOnly.TryParseExact(
            month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
        {
            return first;
        }

        faults.Add(new("month", "query.month", $"month '{Clip.Of(month)}' is no month; send 2019-04."));
        return null;
    }
}
