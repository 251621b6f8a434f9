using Scalar.AspNetCore;

namespace Grid.Gateway.Reference;

/// <summary>
/// The description to browse and to try: <c>/docs</c>. The page and its script come from here; it asks no other host
/// for anything.
/// </summary>
internal static class ReferencePage
{
    public const string Path = "/docs";

    private const string Policy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' "
        + "data: blob:; font-src 'self' data:; connect-src 'self'";

    public static void MapReferencePage(this IEndpointRouteBuilder routes) =>
        routes
            .MapScalarApiReference(
                Path,
                static page =>
    {
        page.Title = "Grid 县域城市管理网格";
        page.OpenApiRoutePattern = ReferenceSetup.Path;
        page.DefaultFonts = false;
        page.Telemetry = false;
        page.HideClientButton = true;
        page.ShowDeveloperTools = DeveloperToolsVisibility.Never;
        page.ProxyUrl = null;
        page.Agent = new() { Disabled = true };
        page.Mcp = new() { Disabled = true };
    }).ExcludeFromDescription().Add(static endpoint => Guard(endpoint));

    /// <summary>
    /// Sends a content security policy, so that a browser loads nothing from another host for this page.
    /// </summary>
    private static void Guard(EndpointBuilder endpoint)
    {
        var answer = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = http =>
        {
            http.Response.Headers.ContentSecurityPolicy = Policy;
            return answer(http);
        };
    }
}
