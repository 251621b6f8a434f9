using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Foundation;

/// <summary>
/// How many requests an address may send, and how many imports run at once. Callers on this machine are not counted.
/// </summary>
internal static class RequestLimits
{
    /// <summary>The policy of endpoints that take many records.</summary>
    public const string Imports = "imports";

    // A network gives a whole /64 of IPv6 addresses to one household.
    private const int Prefix = 8;

    public static IServiceCollection AddRequestLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(static limiter =>
            limiter.OnRejected = static async (rejected, _) =>
                await Refused(rejected).ExecuteAsync(rejected.HttpContext));
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<GatewayOptions>>(static (limiter, options) =>
        {
            var (rate, imports) = (options.Value.RequestsPerSecond, options.Value.Imports);
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(http =>
                Caller(http) is { } caller && rate > 0
                ? RateLimitPartition.GetTokenBucketLimiter(caller, _ => new()
                {
                    TokenLimit = 2 * rate,
                    TokensPerPeriod = rate,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    QueueLimit = 0,
                })
                : RateLimitPartition.GetNoLimiter(IPAddress.Loopback));
            limiter.AddPolicy(Imports, _ => imports > 0
                ? RateLimitPartition.GetConcurrencyLimiter(
                    Imports, _ => new() { PermitLimit = imports, QueueLimit = 0 })
                : RateLimitPartition.GetNoLimiter(Imports));
        });
        return services;
    }

    /// <summary>The address that is counted; null for this machine.</summary>
    private static IPAddress? Caller(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
        {
            return null;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return IPAddress.IsLoopback(address.MapToIPv4()) ? null : address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new([.. address.GetAddressBytes()[..Prefix], .. new byte[Prefix]])
            : address;
    }

    private static Problem Refused(OnRejectedContext rejected)
    {
        var imports =
            rejected.HttpContext.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName
                == Imports
            && !rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out _);
        return imports
            ? new(
                StatusCodes.Status429TooManyRequests,
                "request.tooManyImports",
                "As many imports run as are taken at once. Send this one again when another has ended.")
            : new(
                StatusCodes.Status429TooManyRequests,
                "request.tooMany",
                "Requests come faster than they are taken from one address. Wait a second, then send this one again.");
    }
}
