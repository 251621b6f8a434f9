using Grid.Ledger;
using Microsoft.AspNetCore.OpenApi;

namespace Grid.Gateway.Reference;

/// <summary>The door describes itself: <c>/openapi/v1.json</c>.</summary>
internal static class ReferenceSetup
{
    public const string Path = "/openapi/v1.json";

    public static IServiceCollection AddReference(this IServiceCollection services) => services
        .AddOpenApi(ReferenceDocument.Name, static options =>
        {
            options.AddSchemaTransformer<SchemaConventions>();

            // A text with a form of its own, and not a thing with members.
            options.CreateSchemaReferenceId = static type => type.Type == typeof(LedgerPosition) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        })
        .AddSingleton<ReferenceDocument>();

    public static void MapReference(this IEndpointRouteBuilder routes)
    {
        routes.MapReferencePage();
        routes.MapGet(Path, static async (ReferenceDocument document) => TypedResults.Bytes(await document.Text(), "application/json; charset=utf-8")).ExcludeFromDescription();
    }
}
