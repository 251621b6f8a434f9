using Grid.City;

namespace Grid.Gateway.City;

/// <summary>What time the city has.</summary>
public sealed record ClockBody(DateTimeOffset Now, bool Driven);

internal static class ClockEndpoints
{
    public static void MapClock(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/clock", static async (IGrainFactory grains) =>
        {
            var view = await grains.GetGrain<IClockGrain>(0).Now();
            return TypedResults.Ok(new ClockBody(view.Now, view.Driven));
        }).WithTags("City").WithSummary("The city's clock, and whether callers may drive it");
}
