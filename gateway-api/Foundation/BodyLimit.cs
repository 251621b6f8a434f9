using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Grid.Gateway.Foundation;

/// <summary>How many bytes an endpoint reads before it says that is too much.</summary>
internal sealed class BodyLimit(long? bytes) : IRequestSizeLimitMetadata
{
    /// <summary>A report, a step: text.</summary>
    public static BodyLimit Ordinary { get; } = new(64 * 1024);

    /// <summary>One thing with its outline.</summary>
    public static BodyLimit Drawn { get; } = new(4 * 1024 * 1024);

    /// <summary>Read as it comes, a record at a time.</summary>
    public static BodyLimit Streamed { get; } = new(null);

    public long? MaxRequestBodySize => bytes;

    public static Problem Exceeded(HttpContext http) => new(
        StatusCodes.Status413PayloadTooLarge,
        "request.tooLarge",
        $"The body is larger than the {http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? Ordinary.MaxRequestBodySize} bytes read here. "
        + "A description holds at most 4000 characters; pictures and files go elsewhere; many records at once go to /v1/import/{kind}.");
}
