using System.Text.Encodings.Web;
using System.Text.Unicode;
using Grid.Gateway.Counties;
using Grid.Gateway.Names;
using Grid.Names;

namespace Grid.Gateway.Home;

/// <summary>
/// The page at <c>/</c>, in the language of the reader: it says what Grid is, shows requests of the county, and links
/// to the rest.
/// </summary>
internal static class HomeEndpoints
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static void MapHome(this IEndpointRouteBuilder routes)
    {
        var pages = CityWords.Languages.ToDictionary(static language => language, Page);
        routes
            .MapGet("/", async (HttpContext http, KnownCounties counties, KnownNames names) =>
            {
                await counties.Refresh();
                var language = names.OfProblems(Speech.Now.Asked);
                Naming.Say(http, language);
                var door = Html.Encode($"{http.Request.Scheme}://{http.Request.Host}");
                var page = counties.Sample.Fill(pages[language], Html.Encode);
                return TypedResults.Text(
                    page.Replace("{door}", door, StringComparison.Ordinal), "text/html; charset=utf-8");
            })
            .ExcludeFromDescription();
    }

    private static string Page(string language)
    {
        using var page = new StreamReader(
            typeof(HomeEndpoints).Assembly.GetManifestResourceStream($"Grid.Gateway.Home.{language}.html")!);
        return page.ReadToEnd();
    }
}
