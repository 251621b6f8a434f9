using System.Text.Encodings.Web;
using Grid.Gateway.Foundation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Problems;

/// <summary>
/// The address that the <c>type</c> of every problem leads to: JSON for a program, a page for a person.
/// </summary>
internal static class ProblemCatalogueEndpoints
{
    private static readonly string[] Offered = ["application/json", "text/html"];

    public static void MapProblemCatalogue(this IEndpointRouteBuilder routes)
    {
        var problems = routes.MapGroup("/problems").WithMetadata(new Offers(Offered)).ExcludeFromDescription();
        problems.MapGet("/", List);
        problems.MapGet("/{code}", View);
    }

    private static IResult List(HttpRequest request) => request.Chosen(Offered) == "text/html"
        ? Page("Problems 错误代码", $"<dl>{string.Concat(ProblemCatalogue.All.Select(static entry =>
            $"<dt><code>{Html(entry.Code)}</code></dt><dd>{Html(entry.Title)}. <span "
            + $"lang=\"zh\">{Html(entry.Chinese)}</span></dd>\n"))}</dl>")
        : TypedResults.Ok(new ProblemCatalogueBody(ProblemCatalogue.All));

    private static IResult View(string code, HttpRequest request) => ProblemCatalogue.Find(code) switch
    {
        null => new Problem(
            StatusCodes.Status404NotFound,
            "problem.codeUnknown",
            $"There is no problem '{code}'. GET /problems lists every code."),
        { } entry when request.Chosen(Offered) == "text/html" => Page(
            entry.Title,
            $"<p><code>{Html(entry.Code)}</code></p><p>{Html(entry.Remedy)}</p><p lang=\"zh\">{Html(entry.Chinese)}</p>"
            + "<p><a href=\"/problems\">Every code <span lang=\"zh\">全部代码</span></a></p>"),
        { } entry => TypedResults.Ok(entry),
    };

    private static ContentHttpResult Page(string title, string content) => TypedResults.Text(
        $$"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{Html(title)}}</title>
        <style>:root { color-scheme: light dark; } body { font: 16px/1.55 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; }</style></head>
        <body><h1>{{Html(title)}}</h1>{{content}}</body>
        </html>
        """,
        "text/html; charset=utf-8");

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}

/// <summary>All codes of problems.</summary>
public sealed record ProblemCatalogueBody(IReadOnlyList<ProblemEntry> Items);
