using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Grid.Counties;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Grid.Gateway.Reference;

/// <summary>
/// The description of the door as OpenAPI 3.1: made from the endpoints at its first reading, the same bytes from then
/// on, while the county has the same things to show.
/// </summary>
internal sealed partial class ReferenceDocument
{
    public const string Name = "v1";

    private static readonly JsonSerializerOptions Written = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lazy<Task<string>> text;
    private (CountySample Of, byte[] Text)? last;

    public ReferenceDocument(IServiceProvider services) => text = new(() => Write(services));

    /// <summary>The document in UTF-8, with examples of a county.</summary>
    public async Task<byte[]> Text(CountySample sample)
    {
        if (last is { } known && known.Of == sample)
        {
            return known.Text;
        }

        var filled = Encoding.UTF8.GetBytes(sample.Fill(await text.Value, Written.Encoder!.Encode));
        last = (sample, filled);
        return filled;
    }

    private static async Task<string> Write(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var generated = await scope
            .ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name)
            .GetOpenApiDocumentAsync();
        var json = await generated.SerializeAsync(
            OpenApiSpecVersion.OpenApi3_1, OpenApiConstants.Json, CancellationToken.None);
        var document = JsonNode.Parse(json)!.AsObject();
        DocumentConventions.Apply(document, Endpoints(scope.ServiceProvider));
        return document.ToJsonString(Written);
    }

    /// <summary>What each endpoint says of itself, by method and path.</summary>
    private static Dictionary<string, IReadOnlyList<object>> Endpoints(IServiceProvider services) => services
        .GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items
        .SelectMany(static group => group.Items)
        .GroupBy(static operation =>
            $"{operation.HttpMethod} /{Constraint().Replace(operation.RelativePath ?? "", "").TrimEnd('/')}")
        .ToDictionary(
            static one => one.Key,
            // One operation may have an endpoint for each media type that it reads.
            static one => (IReadOnlyList<object>)
                [.. one.SelectMany(static endpoint => endpoint.ActionDescriptor.EndpointMetadata)]);

    // The description names a parameter of a path without what the route demands of it: {id:guid} is {id}.
    [GeneratedRegex(@"(?<=\{[^{}:]+):[^{}]+(?=\})")]
    private static partial Regex Constraint();
}
