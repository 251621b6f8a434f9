using System.Net;
using Grid.Gateway.Settings;
using Microsoft.Extensions.Primitives;

namespace Grid.Gateway.Foundation;

/// <summary>
/// The host names under which the city may be called, and the pages that may call it. An attacker's host name can lead
/// a browser here (DNS rebinding), so the door accepts a name only when it is one of this machine's, one the city
/// listens on, or one of <c>Grid:Hosts</c>; an address in digits cannot be redirected. The door refuses a change that a
/// page of another site sends.
/// </summary>
internal sealed class Hosts(IConfiguration configuration)
{
    private readonly StringSegment[] names =
    [
        "localhost", "*.localhost",
        .. Listening.Hosts(configuration).Select(static host => new StringSegment(host)),
        .. Listed(configuration).Select(static name => new StringSegment(name)),
    ];

    public Problem? Refused(HttpRequest request)
    {
        var host = request.Host;
        if (host.HasValue && !IPAddress.TryParse(host.Host, out _) && !HostString.MatchesAny(host.Host, names))
        {
            return new(
                StatusCodes.Status421MisdirectedRequest,
                "request.host",
                $"This city is not known as '{host.Host}'. Call it by its address or as localhost, or add the name "
                + "to Grid__Hosts.");
        }

        return
            HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method)
            || IsOwn(request)
            ? null
            : new(
                StatusCodes.Status403Forbidden,
                "request.origin",
                "A page of another site sent this. Changes come from programs, or from pages of the city itself.");
    }

    /// <summary>Programs send neither header; a page of the city sends the authority it was read from.</summary>
    private static bool IsOwn(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] != "cross-site"
        && (StringValues.IsNullOrEmpty(request.Headers.Origin)
            || (Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
                && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)));

    private static string[] Listed(IConfiguration configuration) =>
        (configuration["Grid:Hosts"] ?? "").Split(
            [',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

internal static class HostsSetup
{
    public static void UseHosts(this WebApplication app)
    {
        var hosts = new Hosts(app.Configuration);
        app.Use((http, next) => hosts.Refused(http.Request) is { } refused ? refused.ExecuteAsync(http) : next(http));
    }
}
