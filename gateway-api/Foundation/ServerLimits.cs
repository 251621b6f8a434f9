using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Grid.Gateway.Foundation;

/// <summary>
/// Limits of a request's address and headers. The server's own refusals carry no problem, so the server accepts twice
/// what the door does, and the door refuses with a problem. The server alone refuses what is no HTTP at all: raw UTF-8
/// or a zero in the path, a header without its colon.
/// </summary>
internal static class ServerLimits
{
    private const int LongestAddress = 8 * 1024, MostHeaders = 100, LongestHeaders = 32 * 1024;

    // Without this switch the server also ends a line at LF alone, which a proxy in front may read in another way.
    private const string StrictLines = "Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators";

    public static IServiceCollection AddServerLimits(this IServiceCollection services)
    {
        AppContext.SetSwitch(StrictLines, true);
        return services.Configure<KestrelServerOptions>(static server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestLineSize = 2 * LongestAddress;
            server.Limits.MaxRequestHeaderCount = 2 * MostHeaders;
            server.Limits.MaxRequestHeadersTotalSize = 2 * LongestHeaders;
        });
    }

    public static void UseServerLimits(this WebApplication app) => app.Use(static (http, next) =>
        Refused(http.Request) is { } refused ? refused.ExecuteAsync(http) : next(http));

    private static Problem? Refused(HttpRequest request)
    {
        var headers = request.Headers;
        if (request.Path.Value?.Length + request.QueryString.Value?.Length > LongestAddress)
        {
            return new(
                StatusCodes.Status414UriTooLong,
                "request.tooLong",
                $"The address has more than {LongestAddress} characters; ask for less at once.");
        }

        if (headers.Count > MostHeaders
            || headers.Sum(static header => header.Key.Length + header.Value.Sum(static value => value?.Length ?? 0))
                > LongestHeaders)
        {
            return new(
                StatusCodes.Status431RequestHeaderFieldsTooLarge,
                "request.headers",
                $"More than {MostHeaders} headers, or {LongestHeaders} characters in them; send fewer.");
        }

        // Where a request sends both headers, the server keeps its Content-Length under this name.
        if (headers.TransferEncoding.Count > 0
            && (headers.ContentLength is not null || headers.ContainsKey("X-Content-Length")))
        {
            request.HttpContext.Response.Headers.Connection = "close";
            return new(
                StatusCodes.Status400BadRequest,
                "request.framing",
                "Content-Length and Transfer-Encoding exclude each other; send one of them.");
        }

        return null;
    }
}
