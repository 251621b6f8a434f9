using Microsoft.Net.Http.Headers;

namespace Grid.Gateway.Foundation;

/// <summary>Bodies are UTF-8: a content type that says otherwise is refused before a byte is read.</summary>
internal static class Charsets
{
    public static void UseCharsets(this WebApplication app) => app.Use(static (http, next) =>
    {
        if (http.Request.ContentType is not { Length: > 0 } sent
            || !sent.Contains("charset", StringComparison.OrdinalIgnoreCase)
            || !MediaTypeHeaderValue.TryParse(sent, out var type))
        {
            return next(http);
        }

        var charset = HeaderUtilities.RemoveQuotes(type.Charset).Value;
        if (charset is null || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return next(http);
        }

        if (!charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            && !charset.Equals("utf8", StringComparison.OrdinalIgnoreCase))
        {
            var refused = new Problem(
                StatusCodes.Status415UnsupportedMediaType,
                "request.contentType",
                $"'{charset}' is not read here; send the body in UTF-8, as Content-Type: {type.MediaType}; "
                + "charset=utf-8.");
            return refused.ExecuteAsync(http);
        }

        // Callers often write UTF-8 in quotes or without its hyphen, which the framework does not read.
        type.Charset = "utf-8";
        http.Request.ContentType = type.ToString();
        return next(http);
    });
}
