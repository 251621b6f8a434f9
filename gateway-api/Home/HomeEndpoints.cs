using System.Text.Encodings.Web;

namespace Grid.Gateway.Home;

/// <summary>The page at <c>/</c>: it says what Grid is and links to the rest.</summary>
internal static class HomeEndpoints
{
    public static void MapHome(this IEndpointRouteBuilder routes)
    {
        using var page = new StreamReader(
            typeof(HomeEndpoints).Assembly.GetManifestResourceStream("Grid.Gateway.Home.index.html")!);
        var html = page.ReadToEnd();
        routes
            .MapGet("/", (HttpRequest request) =>
            {
                var door = HtmlEncoder.Default.Encode($"{request.Scheme}://{request.Host}");
                return TypedResults.Text(
                    html.Replace("{door}", door, StringComparison.Ordinal), "text/html; charset=utf-8");
            })
            .ExcludeFromDescription();
    }
}
