using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Grid.Gateway.Registers;
using Grid.Ledger;
using Grid.Posts;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Grid.Gateway.Reference;

/// <summary>
/// What the generator cannot see in a type: how values with a converter of their own are written, that every member of
/// an answer is there, and which members a body needs.
/// </summary>
internal sealed class SchemaConventions(IApiDescriptionGroupCollectionProvider descriptions) : IOpenApiSchemaTransformer
{
    private readonly Lazy<HashSet<Type>> sent = new(() => Sent(descriptions));

    public Task TransformAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        Written(schema, type, nullable: type != context.JsonTypeInfo.Type);
        if (context.JsonPropertyInfo is { AttributeProvider: { } attributes })
        {
            Annotated(schema, attributes.GetCustomAttributes(inherit: true));
        }

        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object && schema.Properties is { Count: > 0 })
        {
            // Answers may gain members; a body with a member that is not known is refused.
            schema.Required = Needed(context.JsonTypeInfo, sent.Value.Contains(type));
            schema.AdditionalPropertiesAllowed = !sent.Value.Contains(type);
        }

        return Task.CompletedTask;
    }

    private static void Written(OpenApiSchema schema, Type type, bool nullable)
    {
        if (type.IsEnum)
        {
            // Whether it may be null is said where it is used, not by the words themselves.
            schema.Type = JsonSchemaType.String;
            schema.Enum =
            [
                .. (schema.Enum ?? []).Where(static word =>
                    word is not null && word.GetValueKind() == JsonValueKind.String),
            ];
        }
        else if (type == typeof(DateTimeOffset))
        {
            (schema.Type, schema.Format) = (
                JsonSchemaType.String | (nullable ? JsonSchemaType.Null : default), "date-time");
        }
        else if (type == typeof(Post))
        {
            schema.Type = JsonSchemaType.String | (nullable ? JsonSchemaType.Null : default);
            schema.MaxLength = Post.Longest;
        }
        else if (type == typeof(TimeOnly))
        {
            // RFC 3339 knows no time of day without an offset.
            (schema.Format, schema.Pattern) = (null, "^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$");
        }
        else if (type == typeof(LedgerPosition))
        {
            (schema.Type, schema.Pattern) = (
                JsonSchemaType.String | (nullable ? JsonSchemaType.Null : default), "^[0-9]+:[0-9]+$");
        }
        else if (schema is { Type: { } kinds, Items: null }
            && kinds.HasFlag(JsonSchemaType.Array)
            && type.GenericTypeArguments is [var element])
        {
            Written((OpenApiSchema)(schema.Items = new OpenApiSchema()), element, nullable: false);
        }
        else if (type == typeof(JsonElement) || type == typeof(ShownRow) || typeof(JsonNode).IsAssignableFrom(type))
        {
            schema.Type = JsonSchemaType.Object | (schema.Type & JsonSchemaType.Null ?? default);
        }
    }

    private static void Annotated(OpenApiSchema schema, object[] attributes)
    {
        foreach (var attribute in attributes)
        {
            switch (attribute)
            {
                case RequiredAttribute when schema.Type is { } type:
                    schema.Type = type & ~JsonSchemaType.Null;
                    break;
                case AllowedValuesAttribute allowed:
                    schema.Enum = [.. allowed.Values.Select(static value => JsonValue.Create(value)!)];
                    break;
            }
        }
    }

    /// <summary>Of a body what is annotated; of an answer everything, but what is left out when it is null.</summary>
    private static HashSet<string> Needed(JsonTypeInfo type, bool sent) =>
    [
        .. type.Properties
            .Where(property => sent
                ? property.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: true) == true
                : property.Get is not null && !LeftOut(property))
            .Select(static property => property.Name),
    ];

    private static bool LeftOut(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true)
            is [JsonIgnoreAttribute { Condition: not JsonIgnoreCondition.Never }, ..];

    /// <summary>The types of all bodies, with those of their members.</summary>
    private static HashSet<Type> Sent(IApiDescriptionGroupCollectionProvider descriptions)
    {
        var found = new HashSet<Type>();
        foreach (var body in descriptions.ApiDescriptionGroups.Items
            .SelectMany(static group => group.Items)
            .SelectMany(static operation => operation.ParameterDescriptions)
            .Where(static parameter => parameter.Source == BindingSource.Body && parameter.Type is not null))
        {
            Add(body.Type, found);
        }

        return found;
    }

    private static void Add(Type type, HashSet<Type> found)
    {
        if (type.Assembly == typeof(SchemaConventions).Assembly && found.Add(type))
        {
            foreach (var property in type.GetProperties())
            {
                Add(property.PropertyType, found);
            }
        }
    }
}
