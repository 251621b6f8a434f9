namespace Grid.Gateway.Reference;

/// <summary>The door describes itself: <c>/openapi/v1.json</c>.</summary>
internal static class ReferenceSetup
{
    public static IServiceCollection AddReference(this IServiceCollection services) => services
        .AddOpenApi(ReferenceDocument.Name, static options => options.AddSchemaTransformer<SchemaConventions>())
        .AddSingleton<ReferenceDocument>();

    public static void MapReference(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/openapi/v1.json", static async (ReferenceDocument document) => TypedResults.Bytes(await document.Text(), "application/json; charset=utf-8")).ExcludeFromDescription();
}
