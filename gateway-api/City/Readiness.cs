using System.Text.Json.Nodes;
using Grid.City;
using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Posts;
using Grid.ReadModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Grid.Gateway.City;

/// <summary>
/// The city is ready when it is loaded, a grain answers, no file is damaged and every consumer of the ledger moves.
/// </summary>
internal sealed class Readiness(CityState city, ConsumerWatch watch, IGrainFactory grains) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default)
    {
        if (city.Loading is { } what)
        {
            return HealthCheckResult.Unhealthy($"The city is being loaded: {what}.");
        }

        try
        {
            await grains.GetGrain<IClockGrain>(0).Now().WaitAsync(Patience, cancellationToken);
            var progress = await grains.GetGrain<IReadModelGrain>(0).Progress().WaitAsync(Patience, cancellationToken);
            return (progress.Damage ?? watch.Look(progress)) is { } wrong
                ? HealthCheckResult.Unhealthy(wrong)
                : HealthCheckResult.Healthy("The city answers.");
        }
        catch (Exception exception) when (CityUnavailable.Is(exception))
        {
            // A probe asks every few seconds and reads the answer, so the check writes no log line of its own.
            return HealthCheckResult.Unhealthy("The city does not answer.");
        }
    }
}

internal static class ReadinessSetup
{
    private const string Ready = "ready";

    public static IServiceCollection AddReadiness(this IServiceCollection services)
    {
        services
            .AddSingleton<CityState>()
            .AddSingleton<KnownCounties>()
            .AddSingleton<KnownPosts>()
            .AddSingleton<ConsumerWatch>()
            .AddHostedService<ConsumerLookout>();
        services.AddHealthChecks().AddCheck<Readiness>("city", tags: [Ready]);
        return services;
    }

    public static void MapReadiness(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = static _ => false, ResponseWriter = Write });
        routes.MapHealthChecks(
            "/health/ready", new() { Predicate = static check => check.Tags.Contains(Ready), ResponseWriter = Write });
    }

    private static Task Write(HttpContext http, HealthReport report)
    {
        var healthy = report.Status != HealthStatus.Unhealthy;
        var body = new JsonObject { ["status"] = healthy ? "up" : "notReady" };
        foreach (var (name, entry) in report.Entries)
        {
            body[name] = entry.Description;
        }

        return http.Response.WriteAsJsonAsync(body);
    }
}
