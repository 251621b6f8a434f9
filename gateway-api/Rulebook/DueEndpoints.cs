using Grid.Gateway.Foundation;
using Grid.Gateway.Posts;
using Grid.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Grid.Gateway.Rulebook;

/// <summary>Computes when something would be due (时限计算).</summary>
internal static class DueEndpoints
{
    public static void MapDue(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/rulebook/due", Due).WithTags("Rulebook")
            .WithSummary("When a limit runs out, and why then 时限")
            .WithDescription(
                "from= with class= (and condition=, kind=part), or with limit= and unit= (urgentHour workHour "
                + "workDay urgentDay). The answer shows every stretch of time: which counted, which did not, under "
                + "which calendar. department= goes by that department's hours, post= by a post's. Orders "
                + "(应急指令) that speak of the class, by channel= or the usual one, are counted in and named.")
            .Refuses(400, "due.from…", "due.classShape", "due.limitMissing", "due.limitRange", "due.unit", "due.both")
            .Refuses(400, "due.channel", "due.keeper", "query.post")
            .Refuses(400, "county.missing").Refuses(422, "county.unknown")
            .Refuses(422, "class.unknown", "class.condition", "report.channelUnknown")
            .Refuses(503, "city.away");

    private static async Task<Results<Ok<DueBody>, Problem>> Due(
        string? from,
        [FromQuery(Name = "class")] string? code,
        string? kind,
        string? condition,
        string? limit,
        string? unit,
        string? department,
        string? county,
        string? channel,
        string? post,
        KnownPosts posts,
        IGrainFactory grains,
        CountyTime times)
    {
        var faults = new List<Fault>();
        var question = DueQuestions.Read(
            from, code, kind, condition, limit, unit, department, county, channel, times, faults);
        var held = await DueQuestions.Post(post, department, county, posts, faults);
        return question is null || faults.Count > 0
            ? Problem.Of(faults)
            : (await grains.GetGrain<IDueGrain>(0).Due(question with { Post = held })).ToHttp(DueBody.Of);
    }
}
