using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Grid.Gateway.Foundation;

/// <summary>How many bytes of a body an endpoint reads before it refuses the body as too large.</summary>
internal sealed class BodyLimit(long? bytes) : IRequestSizeLimitMetadata
{
    /// <summary>A report, a step: text.</summary>
    public static BodyLimit Ordinary { get; } = new(64 * 1024);

    /// <summary>One thing with its outline.</summary>
    public static BodyLimit Drawn { get; } = new(4 * 1024 * 1024);

    /// <summary>Many reports, one a line.</summary>
    public static BodyLimit Lines { get; } = new(64 * 1024 * 1024);

    /// <summary>Read as it comes, a record at a time.</summary>
    public static BodyLimit Streamed { get; } = new(null);

    private const long MostDrained = 32 * 1024 * 1024;

    private static readonly TimeSpan DrainedFor = TimeSpan.FromSeconds(5);

    public long? MaxRequestBodySize => bytes;

    /// <summary>
    /// Refuses a request at once when its Content-Length exceeds the limit. The door then reads the rest of the body
    /// for a while and throws it away: a client that still sends when the connection closes would lose the answer.
    /// </summary>
    public static async Task Enforce(HttpContext http, RequestDelegate next)
    {
        var limit = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is not { MaxRequestBodySize: { } most, IsReadOnly: false }
            || http.Request.ContentLength is not { } coming
            || coming <= most)
        {
            await next(http);
            return;
        }

        await Exceeded(http).ExecuteAsync(http);
        await http.Response.CompleteAsync();
        if (http.Request.Headers.Expect.Count == 0 && coming <= MostDrained)
        {
            limit.MaxRequestBodySize = null;
            using var patience = new CancellationTokenSource(
                DrainedFor, http.RequestServices.GetRequiredService<TimeProvider>());
            try
            {
                await http.Request.Body.CopyToAsync(Stream.Null, patience.Token);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
                // The answer was sent; the connection closes with the request.
            }
        }
    }

    public static Problem Exceeded(HttpContext http)
    {
        var limit = http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize
            ?? Ordinary.MaxRequestBodySize;
        return new(
            StatusCodes.Status413PayloadTooLarge,
            "request.tooLarge",
            $"The body is larger than the {limit} bytes read here. "
            + "A description holds at most 4000 characters; pictures go to /v1/cases/{id}/evidence; many records at "
            + "once go to /v1/import/{kind}.");
    }
}
