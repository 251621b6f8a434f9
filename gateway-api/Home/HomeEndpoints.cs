namespace Grid.Gateway.Home;

/// <summary>The page at the address itself: what this is, and where to go on.</summary>
internal static class HomeEndpoints
{
    public static void MapHome(this IEndpointRouteBuilder routes)
    {
        using var page = new StreamReader(typeof(HomeEndpoints).Assembly.GetManifestResourceStream("Grid.Gateway.Home.index.html")!);
        var html = page.ReadToEnd();
        routes.MapGet("/", () => TypedResults.Text(html, "text/html; charset=utf-8")).ExcludeFromDescription();
    }
}
