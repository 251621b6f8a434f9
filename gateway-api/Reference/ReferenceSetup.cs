using Grid.Gateway.Cases;
using Grid.Gateway.Counties;
using Grid.Gateway.Import;
using Grid.Gateway.Repeats;
using Grid.Ledger;
using Grid.ReadModel;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Grid.Gateway.Reference;

/// <summary>The door describes itself: <c>/openapi/v1.json</c>.</summary>
internal static class ReferenceSetup
{
    public const string Path = "/openapi/v1.json";

    public static IServiceCollection AddReference(this IServiceCollection services) => services
        .AddOpenApi(ReferenceDocument.Name, static options =>
        {
            options.AddSchemaTransformer<SchemaConventions>();
            options.AddDocumentTransformer(AddParts);
            options.AddDocumentTransformer(StepFields.Describe);

            // A text with a form of its own, and not a thing with members.
            options.CreateSchemaReferenceId = static type =>
                (Nullable.GetUnderlyingType(type.Type) ?? type.Type) == typeof(LedgerPosition)
                    ? null
                    : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        })
        .AddSingleton<ReferenceDocument>();

    /// <summary>Types that endpoints write by themselves.</summary>
    private static async Task AddParts(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken)
    {
        foreach (
            var type in new[] { typeof(RepeatsBody), typeof(ImportLine), typeof(ImportEnd), typeof(DispatchFigures) })
        {
            document.AddComponent(type.Name, await context.GetOrCreateSchemaAsync(type, null, cancellationToken));
        }
    }

    public static void MapReference(this IEndpointRouteBuilder routes)
    {
        routes.MapReferencePage();
        routes
            .MapGet(
                Path,
                static async (ReferenceDocument document, KnownCounties counties) =>
                {
                    await counties.Refresh();
                    return TypedResults.Bytes(await document.Text(counties.Sample), "application/json; charset=utf-8");
                })
            .ExcludeFromDescription();
    }
}
