using System.Diagnostics;

namespace Grid.Gateway.Foundation;

/// <summary>
/// The id under which a request is found again: the W3C trace id where one came with it, else the server's own.
/// </summary>
internal static class Tracing
{
    private const string Header = "Request-Id";

    /// <summary>Every answer names the id of its request.</summary>
    public static void UseTraceId(this WebApplication app) => app.Use(static (http, next) =>
    {
        http.Response.Headers[Header] = IdOf(http);
        return next(http);
    });

    public static string IdOf(HttpContext http) => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity
        ? activity.TraceId.ToHexString()
        : http.TraceIdentifier;
}
