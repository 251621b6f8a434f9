using System.Collections;
using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Grid.Gateway.Foundation;

/// <summary>
/// Refuses a parameter that the endpoint does not read, and one that comes twice where one is read. What an endpoint
/// reads is what its description lists, so the two cannot differ; an endpoint without a description is not looked at.
/// </summary>
internal sealed class KnownQuery(IApiDescriptionGroupCollectionProvider descriptions)
{
    private readonly Lazy<FrozenDictionary<MethodInfo, Names>> known = new(() => Read(descriptions));

    /// <summary>Every parameter that cannot be taken; none for most requests.</summary>
    public IReadOnlyList<Fault> Faults(HttpContext http)
    {
        if (!http.Request.QueryString.HasValue
            || http.GetEndpoint()?.Metadata.GetMetadata<MethodInfo>() is not { } method
            || !known.Value.TryGetValue(method, out var names))
        {
            return [];
        }

        var faults = new List<Fault>();
        foreach (var (name, values) in http.Request.Query)
        {
            if (!names.All.Contains(name))
            {
                var hint = names.All.Count == 0 ? " None is read here." : Nearest.Hint(name, names.All);
                faults.Add(new(name, "query.unknown", $"The parameter '{Short(name)}' is not known here.{hint}"));
            }
            else if (values.Count > 1 && !names.Lists.Contains(name))
            {
                faults.Add(
                    new(name, "query.twice", $"The parameter '{name}' comes {values.Count} times; send it once."));
            }
        }

        return faults;
    }

    private static FrozenDictionary<MethodInfo, Names> Read(IApiDescriptionGroupCollectionProvider descriptions) =>
        descriptions
        .ApiDescriptionGroups.Items.SelectMany(static group => group.Items)
        .Select(static one =>
            (Method: one.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault(),
                one.ParameterDescriptions))
        .Where(static one => one.Method is not null)
        .GroupBy(
            static one => one.Method!,
            static one =>
                one.ParameterDescriptions.Where(static parameter => parameter.Source == BindingSource.Query))
        .ToFrozenDictionary(
            static same => same.Key, static same => Names.Of(same.SelectMany(static parameters => parameters)));

    private static string Short(string text) => text.Length <= 64 ? text : text[..64] + "…";

    private sealed record Names(FrozenSet<string> All, FrozenSet<string> Lists)
    {
        public static Names Of(IEnumerable<ApiParameterDescription> parameters)
        {
            var all = parameters.ToList();
            return new(
                Set(all),
                Set(all.Where(static parameter =>
                    parameter.Type != typeof(string) && parameter.Type.IsAssignableTo(typeof(IEnumerable)))));
        }

        private static FrozenSet<string> Set(IEnumerable<ApiParameterDescription> parameters) => parameters
            .Select(static parameter => JsonNamingPolicy.CamelCase.ConvertName(parameter.Name))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}

internal static class KnownQuerySetup
{
    public static IServiceCollection AddKnownQuery(this IServiceCollection services) =>
        services.AddEndpointsApiExplorer().AddSingleton<KnownQuery>();

    public static void UseKnownQuery(this WebApplication app)
    {
        var query = app.Services.GetRequiredService<KnownQuery>();
        app.Use(
            (http, next) =>
                query.Faults(http) is { Count: > 0 } faults ? Problem.Of(faults).ExecuteAsync(http) : next(http));
    }
}
