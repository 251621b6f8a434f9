using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Grid.Gateway.Changes;

/// <summary>What happened, for other systems: pulled page by page, or sent as it happens.</summary>
internal static class ChangeEndpoints
{
    /// <summary>From now on.</summary>
    private const string Latest = "latest";

    public static IServiceCollection AddChanges(this IServiceCollection services) => services
        .AddSingleton<ChangedCases>()
        .AddSingleton<ChangeReader>()
        .AddSingleton<ChangeFrames>()
        .AddSingleton<ChangeFeed>();

    public static void MapChanges(this IEndpointRouteBuilder routes)
    {
        var changes = routes.MapGroup("/").WithTags("Changes");
        changes.MapGet("/changes", Pull)
            .WithSummary("What happened after a place in the record 变更")
            .WithDescription(
                "Go on with next until it is null. Keep reached and send it as after the next time: nothing is left "
                + "out, and what was asked for comes once. Changes of one case come in their order. after=latest "
                + "answers with the end, for one who begins now; without after it begins with the first record. An "
                + "empty page with a next was full of changes that the filter leaves out. class, county and territory "
                + "are those of the case as it is now.")
            .Refuses(400, "query.*", "page.cursor");
        changes.MapGet("/stream", Listen)
            .WithSummary("What happens, as it happens 实时变更")
            .WithDescription(
                "Server-Sent Events: event is the type of the record, data the record as GET /v1/changes shows it, id "
                + "the place in the record. A caller that comes back with Last-Event-ID (a browser does so by itself) "
                + "or after= goes on where it stopped; a change may come a second time then, and none is left out. "
                + "Every fifteen seconds a comment says that the connection lives. A caller that reads more slowly "
                + "than changes come is cut off, and goes on in the same way.")
            .Answering(200, "text/event-stream", """{ "type": "string" }""")
            .Refuses(400, "query.*", "page.cursor");
    }

    private static async Task<Results<Ok<ChangesBody>, Problem>> Pull(
        [AsParameters] ChangeFilters filters,
        string? after,
        int? limit,
        KnownCounties counties,
        ChangeReader reader)
    {
        var faults = new List<Fault>();
        var size = Paging.Limit(limit, faults);
        var filter = await filters.Read(counties, faults);
        var place = await Place(after, reader, faults);
        return faults.Count > 0
            ? Problem.Of(faults)
            : TypedResults.Ok(ChangesBody.From(await reader.Read(place ?? await Start(reader), filter, size)));
    }

    private static async Task<IResult> Listen(
        [AsParameters] ChangeFilters filters,
        string? after,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        KnownCounties counties,
        ChangeFeed feed,
        ChangeReader reader,
        ChangeFrames frames)
    {
        var faults = new List<Fault>();
        var filter = await filters.Read(counties, faults);

        // A browser that comes back still sends the address it was given first.
        var from = await Place(string.IsNullOrEmpty(lastEventId) ? after : lastEventId, reader, faults);
        return faults.Count > 0 ? Problem.Of(faults) : new ChangeStream(feed, reader, frames, filter, from);
    }

    /// <summary>The place that a caller names; null for none.</summary>
    private static async Task<ChangeCursor?> Place(string? after, ChangeReader reader, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(after))
        {
            return null;
        }

        if (after == Latest)
        {
            return await reader.End();
        }

        if (!ChangeCursor.TryParse(after, await reader.Partitions(), out var place))
        {
            faults.Add(new(
                "after",
                "page.cursor",
                "after is no place in the record; send the next or reached of a page, the id of an event, or latest."));
        }

        return place;
    }

    private static async Task<ChangeCursor> Start(ChangeReader reader) =>
        ChangeCursor.Start(await reader.Partitions());
}
