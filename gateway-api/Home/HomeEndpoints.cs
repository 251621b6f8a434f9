using System.Text.Encodings.Web;
using System.Text.Unicode;
using Grid.Gateway.Counties;

namespace Grid.Gateway.Home;

/// <summary>The page at <c>/</c>: it says what Grid is, shows requests of the county, and links to the rest.</summary>
internal static class HomeEndpoints
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static void MapHome(this IEndpointRouteBuilder routes)
    {
        using var page = new StreamReader(
            typeof(HomeEndpoints).Assembly.GetManifestResourceStream("Grid.Gateway.Home.index.html")!);
        var html = page.ReadToEnd();
        routes
            .MapGet("/", async (HttpRequest request, KnownCounties counties) =>
            {
                await counties.Refresh();
                var door = Html.Encode($"{request.Scheme}://{request.Host}");
                return TypedResults.Text(
                    counties.Sample.Fill(html, Html.Encode).Replace("{door}", door, StringComparison.Ordinal),
                    "text/html; charset=utf-8");
            })
            .ExcludeFromDescription();
    }
}
