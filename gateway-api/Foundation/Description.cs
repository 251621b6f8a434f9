using System.Globalization;
using System.Text.Json.Nodes;

namespace Grid.Gateway.Foundation;

/// <summary>The door describes itself: <c>/openapi/v1.json</c>.</summary>
internal static class Description
{
    public static IServiceCollection AddDescription(this IServiceCollection services) => services.AddOpenApi("v1", static options =>
    {
        options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info.Title = "Grid 县域城市管理网格";
            document.Info.Description =
                "The door of a city: reports in, cases round the loop, and who answers for what by when. "
                + "JSON in camelCase; times RFC 3339 with offset; coordinates WGS84 longitude and latitude; "
                + "every refusal is a problem (RFC 9457) with a stable code.";
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(static (operation, context, _) =>
        {
            foreach (var example in context.Description.ActionDescriptor.EndpointMetadata.OfType<BodyExample>())
            {
                foreach (var content in operation.RequestBody?.Content?.Values ?? [])
                {
                    content.Example = JsonNode.Parse(example.Json);
                }
            }

            foreach (var refusals in context.Description.ActionDescriptor.EndpointMetadata.OfType<Refusals>())
            {
                if (operation.Responses?.GetValueOrDefault(refusals.Status) is { } response)
                {
                    response.Description = $"Problem with one of these codes: {refusals.Codes}";
                }
            }

            return Task.CompletedTask;
        });
    });

    public static void MapDescription(this IEndpointRouteBuilder routes) => routes.MapOpenApi();

    /// <summary>A body that can be pasted.</summary>
    public static RouteHandlerBuilder Example(this RouteHandlerBuilder endpoint, string json) => endpoint.WithMetadata(new BodyExample(json));

    /// <summary>The codes an endpoint refuses with.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, int status, params string[] codes) => endpoint.WithMetadata(
        new ProducesResponseTypeMetadata(status, typeof(ProblemBody), [Problem.ContentType]),
        new Refusals(status.ToString(CultureInfo.InvariantCulture), string.Join(", ", codes)));

    private sealed record BodyExample(string Json);

    private sealed record Refusals(string Status, string Codes);
}
