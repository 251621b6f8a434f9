using System.ComponentModel.DataAnnotations;
using Grid.City;
using Grid.Gateway.Foundation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.City;

internal static class ClockEndpoints
{
    public static void MapClock(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/clock", Now).WithTags("City").WithSummary("The city's clock, and whether callers may drive it");
        routes.MapPost("/clock", Pass).WithTags("City").WithSummary("Time passes, in a driven city")
            .WithDescription(
                "Nobody will say an earlier time any more: whatever was due by then passes, and has passed when this "
                + "is answered. 503 clock.passing: there was more of it; say it again.")
            .Example("""{ "now": "2019-04-01T09:30:00‹offset›" }""")
            .Refuses(400, "clock.nowMissing")
            .Refuses(409, "clock.notDriven")
            .Refuses(503, "clock.passing", "city.away");
    }

    private static async Task<Ok<ClockBody>> Now(IGrainFactory grains)
    {
        var view = await grains.GetGrain<IClockGrain>(0).Now();
        return TypedResults.Ok(new ClockBody(view.Now, view.Driven));
    }

    private static async Task<Results<Ok<ClockBody>, Problem>> Pass(TimeBody body, IGrainFactory grains) =>
        body.Now is { } now
            ? (await grains.GetGrain<IClockGrain>(0).AdvanceTo(now)).ToHttp(static view => new ClockBody(
                view.Now, view.Driven))
            : Problem.Of([
                new("now", "clock.nowMissing",
                    "now is missing; say what time it is: \"now\": \"2019-04-01T09:30:00‹offset›\"."),
            ]);
}

/// <summary>What time the city has.</summary>
public sealed record ClockBody(DateTimeOffset Now, bool Driven);

/// <summary>The time of a driven city. No caller will send an earlier one any more.</summary>
public sealed record TimeBody([property: Required] DateTimeOffset? Now);
