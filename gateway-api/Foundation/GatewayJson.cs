using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Grid.Gateway.Cases;
using Grid.Gateway.Import;
using Grid.Gateway.Names;
using Grid.Gateway.Parties;
using Grid.Gateway.Registers;
using Microsoft.AspNetCore.Http.Json;

namespace Grid.Gateway.Foundation;

/// <summary>The bodies that pass most often, compiled; the others are reflected upon.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ReportBody))]
[JsonSerializable(typeof(StepBody))]
[JsonSerializable(typeof(CaseBody))]
[JsonSerializable(typeof(CasePageBody))]
[JsonSerializable(typeof(HistoryBody))]
[JsonSerializable(typeof(ObligationsBody))]
[JsonSerializable(typeof(ImportLine))]
[JsonSerializable(typeof(ImportEnd))]
[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class GatewayJson : JsonSerializerContext;

internal static class GatewayJsonSetup
{
    public static IServiceCollection AddGatewayJson(this IServiceCollection services)
    {
        services.AddSingleton<CountyTime>().AddSingleton<KnownNames>().AddSingleton<NamesBeside>();
        services
            .AddOptions<JsonOptions>()
            .Configure<CountyTime, NamesBeside, KnownNames>(static (json, county, names, known) =>
                Shape(json.SerializerOptions, county, names, known));
        return services;
    }

    /// <summary>
    /// camelCase, words for enums, names beside codes, the county's time, Chinese as it is written; a name that is
    /// unknown or comes twice is refused, and a number comes as a number.
    /// </summary>
    public static void Shape(
        JsonSerializerOptions json, CountyTime county, NamesBeside names, KnownNames known)
    {
        json.TypeInfoResolverChain.Insert(0, GatewayJson.Default);
        for (var i = 0; i < json.TypeInfoResolverChain.Count; i++)
        {
            json.TypeInfoResolverChain[i] = json.TypeInfoResolverChain[i]
                .WithAddedModifier(CountyTime.FollowBodies)
                .WithAddedModifier(names.Add);
        }

        json.AllowDuplicateProperties = false;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.Converters.Add(new CountyTimeJson(county));
        json.Converters.Add(new ShownRowJson(known));
    }
}
