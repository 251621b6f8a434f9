using Microsoft.Net.Http.Headers;

namespace Grid.Gateway.Foundation;

/// <summary>Which of the offered media types the caller prefers (RFC 9110, section 12.5.1).</summary>
internal static class Negotiation
{
    /// <summary>
    /// Refuses before anything is done when the caller accepts nothing that the endpoint can answer in, and says that
    /// the answer depends on <c>Accept</c> where it does. What is no part of the description (pages, health) answers as
    /// it always does.
    /// </summary>
    public static void UseNegotiation(this WebApplication app) => app.Use(static (http, next) =>
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint || Offered(endpoint.Metadata) is not { } offered)
        {
            return next(http);
        }

        if (offered.Length > 1)
        {
            http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        }

        if (http.Request.Headers.Accept.Count == 0 || http.Request.Chosen(offered) is not null)
        {
            return next(http);
        }

        var refused = new Problem(
            StatusCodes.Status406NotAcceptable,
            "request.accept",
            $"The answer comes as {string.Join(" or ", offered)}; Accept: {http.Request.Headers.Accept} "
            + "excludes that.");
        return refused.ExecuteAsync(http);
    });

    /// <summary>
    /// The offered type with the highest quality, the earlier of equals; null when the caller accepts none of them.
    /// </summary>
    public static string? Chosen(this HttpRequest request, IReadOnlyList<string> offered)
    {
        // Nearly every program sends one of these two.
        if (request.Headers.Accept is [] or ["*/*"])
        {
            return offered[0];
        }

        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) || accepted.Count == 0)
        {
            return offered[0];
        }

        var (chosen, best) = ((string?)null, 0.0);
        foreach (var type in offered)
        {
            var quality = Quality(new(type), accepted);
            if (quality > best)
            {
                (chosen, best) = (type, quality);
            }
        }

        return chosen;
    }

    public static bool WantsGeoJson(this HttpRequest request) =>
        request.Chosen(Offers.Map.Types) == GeoJson.ContentType;

    private static string[]? Offered(EndpointMetadataCollection endpoint)
    {
        if (endpoint.GetMetadata<Offers>() is { } offers)
        {
            return offers.Types;
        }

        var isExcluded = endpoint.GetMetadata<IExcludeFromDescriptionMetadata>() is { ExcludeFromDescription: true };
        return isExcluded || endpoint.GetMetadata<HttpMethodMetadata>() is null ? null : Offers.Json.Types;
    }

    /// <summary>
    /// The quality of the most specific range that holds the type; 0 without one. False sorts before true, so a range
    /// without a star comes first and */* last.
    /// </summary>
    private static double Quality(MediaTypeHeaderValue type, IList<MediaTypeHeaderValue> accepted) => accepted
        .Where(range => Holds(range, type))
        .OrderBy(static range => range.MatchesAllTypes)
        .ThenBy(static range => range.MatchesAllSubTypes)
        .Select(static range => range.Quality ?? 1)
        .FirstOrDefault();

    // Parameters narrow nothing here, and application/json does not mean application/geo+json.
    private static bool Holds(MediaTypeHeaderValue range, MediaTypeHeaderValue type) =>
        range.MatchesAllTypes
        || (range.MatchesAllSubTypes && range.Type.Equals(type.Type, StringComparison.OrdinalIgnoreCase))
        || range.MediaType.Equals(type.MediaType, StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// The media types an endpoint can answer in, the usual one first. An endpoint without it answers in JSON.
/// </summary>
internal sealed record Offers(params string[] Types)
{
    public static Offers Json { get; } = new("application/json");

    /// <summary>JSON, or a map layer.</summary>
    public static Offers Map { get; } = new("application/json", GeoJson.ContentType);

    /// <summary>A line for each record.</summary>
    public static Offers Lines { get; } = new("application/x-ndjson");
}
