using Grid.City;

namespace Grid.Gateway.Foundation;

/// <summary>
/// A door apart from its silos knows no county's folder: it asks the city for its time zone before its first answer.
/// </summary>
internal static class CityZone
{
    public static void UseCityZone(this WebApplication app)
    {
        var county = app.Services.GetRequiredService<CountyTime>();
        var grains = app.Services.GetRequiredService<IGrainFactory>();
        var asked = false;
        app.Use(async (http, next) =>
        {
            if (!asked && http.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal))
            {
                asked = await Ask(county, grains);
            }

            await next(http);
        });
    }

    /// <summary>False when the city is away; the request itself says so then.</summary>
    private static async Task<bool> Ask(CountyTime county, IGrainFactory grains)
    {
        try
        {
            if ((await grains.GetGrain<IClockGrain>(0).Now()).Zone is { } zone)
            {
                county.Go(zone);
            }

            return true;
        }
        catch (Exception exception) when (CityUnavailable.Is(exception))
        {
            return false;
        }
    }
}
