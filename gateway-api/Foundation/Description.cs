using System.Globalization;

namespace Grid.Gateway.Foundation;

/// <summary>
/// What an endpoint says of itself for the description at <c>/openapi/v1.json</c>; the rest follows from conventions.
/// </summary>
internal static class Description
{
    /// <summary>A body that can be pasted.</summary>
    public static RouteHandlerBuilder Example(this RouteHandlerBuilder endpoint, string json) =>
        endpoint.WithMetadata(new BodyExample(json));

    /// <summary>The codes an endpoint refuses with.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, int status, params string[] codes) =>
        endpoint.WithMetadata(
        new ProducesResponseTypeMetadata(status, typeof(ProblemBody), [Problem.ContentType]),
        new Refusals(Text(status), codes));

    /// <summary>It is a layer for maps as well: <c>Accept: application/geo+json</c>.</summary>
    public static RouteHandlerBuilder AlsoLayer(
        this RouteHandlerBuilder endpoint,
        string schema = """{ "$ref": "#/components/schemas/FeatureCollectionBody" }""") =>
        endpoint.WithMetadata(Offers.Map, new Answers(Text(StatusCodes.Status200OK), GeoJson.ContentType, schema));

    /// <summary>What it answers with, where its type does not say so.</summary>
    public static RouteHandlerBuilder Answering(
        this RouteHandlerBuilder endpoint,
        int status,
        string mediaType,
        string schema) => endpoint.WithMetadata(new Answers(Text(status), mediaType, schema));

    /// <summary>What it reads by itself.</summary>
    /// <param name="schema">Of the body, as JSON.</param>
    public static RouteHandlerBuilder Reading(
        this RouteHandlerBuilder endpoint,
        string schema,
        params string[] mediaTypes) => endpoint.WithMetadata(new Reads(schema, mediaTypes));

    /// <summary>Its answers carry an ETag, and its writes hear If-Match and If-None-Match.</summary>
    public static RouteHandlerBuilder WithVersion(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new Versioned());

    /// <summary>An answer that repeats an earlier one says so: <c>Idempotent-Replayed</c>.</summary>
    public static RouteHandlerBuilder Replaying(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new Replays());

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

    internal sealed record BodyExample(string Json);

    internal sealed record Refusals(string Status, IReadOnlyList<string> Codes);

    internal sealed record Answers(string Status, string MediaType, string Schema);

    internal sealed record Reads(string Schema, IReadOnlyList<string> MediaTypes);

    internal sealed record Versioned;

    internal sealed record Replays;
}
