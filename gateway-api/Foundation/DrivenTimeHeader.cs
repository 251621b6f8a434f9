using Grid.City;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Foundation;

/// <summary>
/// A request to a driven city may say what time it is (<see cref="DrivenTime.Header"/>); the time travels with every
/// call it causes. Any other city refuses the header.
/// </summary>
internal static class DrivenTimeHeader
{
    public static void UseDrivenTime(this WebApplication app)
    {
        var driven = app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value.Driven;
        app.Use((http, next) =>
        {
            if (http.Request.Headers[DrivenTime.Header] is not [{ } text, ..])
            {
                return next(http);
            }

            if (!driven)
            {
                var refused = new Problem(
                    StatusCodes.Status400BadRequest,
                    "clock.notDriven",
                    $"This city keeps its own time: leave the header {DrivenTime.Header} out.");
                return refused.ExecuteAsync(http);
            }

            if (!CountyTime.TryRead(text, out var now))
            {
                var refused = new Problem(
                    StatusCodes.Status400BadRequest,
                    "clock.timeShape",
                    $"{DrivenTime.Header} '{text}' is not a time; send RFC 3339 with an offset, "
                    + "2019-04-01T09:30:00‹offset›.");
                return refused.ExecuteAsync(http);
            }

            return At(now, http, next);
        });
    }

    private static async Task At(DateTimeOffset now, HttpContext http, RequestDelegate next)
    {
        RequestContext.Set(DrivenTime.Context, now.UtcTicks);
        await next(http);
    }
}
