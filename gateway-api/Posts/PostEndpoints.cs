using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Parties;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Posts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Posts;

/// <summary>
/// Shows who answers for what: the history of a post, gaps and overlaps over the whole map; and keeps the contacts of
/// the holders of posts.
/// </summary>
internal static class PostEndpoints
{
    public static void MapPosts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/coverage", Coverage).WithTags("Posts")
            .WithSummary("Gaps and overlaps over the whole map 全覆盖核查")
            .WithDescription(
                "Every unit of the map for every duty: who is missing, who contends, who is appointed to what nobody "
                + "registered. As a table, or as GeoJSON with Accept: application/geo+json. duty= narrows; at= is a "
                + "time with its offset, now when absent.")
            .Produces<CoverageBody>().AlsoLayer().Refuses(400, "query.*", "page.cursor", "county.missing")
            .Refuses(422, "county.unknown");
        routes.MapGet("/holders", History).WithTags("Posts")
            .WithSummary("Who held, holds or will hold the duties of a place 任职")
            .WithDescription(
                "place=segment/‹segment›; duty= narrows; at= answers for one moment, else the whole history, the "
                + "latest first.")
            .Refuses(400, "query.*");
        routes.MapGet("/holders/{code}/notices", NoticeEndpoint.OfHolder).WithTags("Posts")
            .WithSummary("What a holder was told, in whatever post he held then 消息")
            .WithDescription(
                "The latest first. A successor is told what comes after he took over; what was told before stays "
                + "with whoever held the post then.")
            .Refuses(400, "holder.code", "query.*", "page.cursor");
        routes.MapPut("/holders/{code}/contact", Keep).WithTags("Posts")
            .WithSummary("How to reach a holder")
            .WithDescription(
                "Name and telephone of the person a code stands for. Kept apart from the ledger, used to send "
                + "messages, shown by no answer.")
            .Example("""{ "name": "张三", "phone": "13800000000" }""")
            .Refuses(400, "holder.*");
        routes
            .MapDelete("/holders/{code}/contact", Forget)
            .WithTags("Posts")
            .WithSummary("Forget how to reach a holder");
    }

    private static async Task<IResult> Coverage(
        string? duty,
        string? at,
        string? county,
        string? prefecture,
        int? limit,
        string? after,
        HttpRequest request,
        KnownCounties counties,
        KnownPosts posts,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var time = CountyTime.At(at, faults);
        var size = Paging.Limit(limit, faults);
        var (of, missing) = await counties.Meant(county, prefecture, faults);
        if (missing is not null)
        {
            return missing;
        }

        var wanted = await posts.Read("duty", duty, of, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var found = await grains.GetGrain<IPostsGrain>(0).Coverage(
            time, wanted, size, after, of.County, of.Counties);
        if (found.Refusal is { } refusal)
        {
            return refusal.ToHttp();
        }

        var page = found.Value!;
        return request.WantsGeoJson()
            ? GeoJson.Collection(
                page.Items.Select(static item =>
                    GeoJson.Feature(
                        $"{item.Duty}/{item.Place}",
                        GeoJson.Read(item.Geometry),
                        CoverageItemBody.From(item))),
                page.Next,
                null)
            : TypedResults.Ok(CoverageBody.From(page));
    }

    private static async Task<Results<Ok<HoldersBody>, Problem>> History(
        string? place,
        string? duty,
        string? at,
        KnownPosts posts,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var time = CountyTime.At(at, faults);
        if (!EntityRef.TryParse(place, out var unit) || !Texts.IsKey(unit.Key))
        {
            faults.Add(new("place", "query.place", "place is kind/code; send place=segment/‹segment›."));
        }

        var wanted = await posts.Read("duty", duty, await posts.CountyOf(unit), faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var form = RegisterForms.Of(EntityKind.Appointment);
        var found = await grains.GetGrain<IPostsGrain>(0).History(RegisterForms.Normal(unit), wanted, time);
        return TypedResults.Ok(new HoldersBody([.. found.Select(entry => EntryBody.From(form, entry.Ref, entry))]));
    }

    private static async Task<Results<NoContent, Problem>> Keep(string code, ContactBody body, IGrainFactory grains)
    {
        var faults = new List<Fault>();
        if (!PersonCodes.IsCode(code))
        {
            faults.Add(new("code", "holder.code", $"A holder's code is {PersonCodes.Expected}."));
        }

        Texts.Check(faults, "holder", "name", body.Name, 64);
        Texts.Check(faults, "holder", "phone", body.Phone, 32);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        await grains.GetGrain<IHolderGrain>(code).Keep(new(body.Name, body.Phone));
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Problem>> Forget(string code, IGrainFactory grains)
    {
        if (!Texts.IsKey(code))
        {
            return NoKey();
        }

        await grains.GetGrain<IHolderGrain>(code).Forget();
        return TypedResults.NoContent();
    }

    private static Problem NoKey() => new(
        StatusCodes.Status400BadRequest,
        "holder.code",
        "A holder's code has at most 64 characters, none of them blank or / ? # %.");
}
