using Microsoft.AspNetCore.Http.Features;

namespace Grid.Gateway.Foundation;

/// <summary><c>HEAD</c> wherever <c>GET</c> is, <c>OPTIONS</c> everywhere, and both in <c>Allow</c>.</summary>
internal static class Methods
{
    private const string Everything = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    /// <summary>
    /// A <c>HEAD</c> is routed and answered as a <c>GET</c>; the server leaves the body out, for it knows what was
    /// sent.
    /// </summary>
    public static void UseHead(this WebApplication app) => app.Use(static (http, next) =>
    {
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Features.Set(new Head());
            http.Request.Method = HttpMethods.Get;
        }

        return next(http);
    });

    /// <summary>The method as the caller sent it.</summary>
    public static string Sent(HttpRequest request) =>
        request.HttpContext.Features.Get<Head>() is null ? request.Method : HttpMethods.Head;

    /// <summary>
    /// Answers <c>OPTIONS</c> where routing found other methods (405) or the whole server was asked (<c>*</c>); false
    /// for everything else.
    /// </summary>
    public static bool Answered(HttpContext http)
    {
        var response = http.Response;
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            response.Headers.Allow = Allowed(response.Headers.Allow.ToString());
        }
        else if (http.Features.Get<IHttpRequestFeature>()?.RawTarget == "*")
        {
            response.Headers.Allow = Everything;
        }
        else
        {
            return false;
        }

        if (!HttpMethods.IsOptions(http.Request.Method))
        {
            return false;
        }

        response.StatusCode = StatusCodes.Status204NoContent;
        return true;
    }

    private static string Allowed(string routed)
    {
        var methods = routed
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToList();
        if (methods.Contains(HttpMethods.Get))
        {
            methods.Add(HttpMethods.Head);
        }

        methods.Add(HttpMethods.Options);
        return string.Join(", ", methods);
    }

    private sealed class Head;
}
