using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Extensions;

namespace Grid.Gateway.Foundation;

/// <summary>
/// What a <c>GET</c> answers with beside its body: a <c>Link</c> to the next page, and an <c>ETag</c> of exactly what
/// is shown, so that <c>If-None-Match</c> is answered 304 only while nothing of it has changed.
/// </summary>
internal static class Representations
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> Nexts = new();

    public static async ValueTask<object?> Answer(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next,
        JsonSerializerOptions json)
    {
        var answered = await next(context);
        var result = answered is INestedHttpResult nested ? nested.Result : answered;
        if (result is not IValueHttpResult { Value: { } value }
            || result is IStatusCodeHttpResult { StatusCode: not (null or StatusCodes.Status200OK) })
        {
            return answered;
        }

        var http = context.HttpContext;
        LinkNext(http, Next(value));
        if (http.Response.Headers.ETag is not [{ } version])
        {
            return answered;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), json);
        var tag = Tags.Of(version, body);
        http.Response.Headers.ETag = tag.ToString();
        return Tags.Holds(http.Request.Headers.IfNoneMatch, tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(
                body, (result as IContentTypeHttpResult)?.ContentType ?? "application/json; charset=utf-8");
    }

    /// <summary><c>Link: &lt;…&gt;; rel="next"</c>: the same question, going on after this page.</summary>
    public static void LinkNext(HttpContext http, string? next)
    {
        if (next is null)
        {
            return;
        }

        var query = new QueryBuilder(
            http.Request.Query.Where(static pair =>
                    !pair.Key.Equals("after", StringComparison.OrdinalIgnoreCase)
                    && !pair.Key.Equals("waitFor", StringComparison.OrdinalIgnoreCase))
            .SelectMany(static pair => pair.Value, static (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")))
        {
            { "after", next },
        };
        http.Response.Headers.Append("Link", $"<{http.Request.PathBase}{http.Request.Path}{query}>; rel=\"next\"");
    }

    private static string? Next(object page) =>
        Nexts.GetOrAdd(page.GetType(), static type => type.GetProperty("Next", typeof(string)))?.GetValue(page)
        as string;
}
