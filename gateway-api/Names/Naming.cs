using System.Text.Json;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Grid.Gateway.Names;

/// <summary>Hears the names of an answer before it is written, and says in which language it is.</summary>
internal sealed class Naming(KnownNames names, NamesBeside beside, IGrainFactory grains, IOptions<JsonOptions> json)
{
    private JsonSerializerOptions Json => json.Value.SerializerOptions;

    /// <summary>After this the names of an answer are known, as far as the city has them.</summary>
    /// <param name="about">The registered thing that the request is about, whose county is spoken.</param>
    public async ValueTask Prepare(HttpContext http, object? answer, EntityRef? about = null)
    {
        var county = CountyAsked(http);
        about ??= (answer as ShownRow)?.Thing;
        HashSet<string> counties = [];
        HashSet<EntityRef> things = about is { } thing ? [thing] : [];
        beside.Collect(answer, Json, counties, things);
        await Hear([], things);
        county ??= about is { } known ? names.CountyOf(known) : null;
        counties.Add(county ?? KnownNames.First);
        counties.UnionWith(things.Select(names.CountyOf).OfType<string>());
        await Hear(counties, []);

        Speech.Now.County = county;
        Say(http, Speech.Now.Voice(names, county).Language);
    }

    /// <summary>After this the names of further lines of an answer are known, as far as the city has them.</summary>
    public async ValueTask Hear(IReadOnlyList<object?> lines)
    {
        HashSet<string> counties = [];
        HashSet<EntityRef> things = [];
        beside.Collect(lines, Json, counties, things);
        await Hear(counties, things);
    }

    /// <summary>Says in which language an answer is, and that another caller may get it in another one.</summary>
    public static void Say(HttpContext http, string language)
    {
        http.Response.Headers.ContentLanguage = language;
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
    }

    private async ValueTask Hear(HashSet<string> counties, HashSet<EntityRef> things)
    {
        try
        {
            await names.Hear(grains, counties, things);
        }
        catch (Exception exception) when (CityUnavailable.Is(exception) || exception is ArgumentException)
        {
            // A silo of an earlier version knows no such question. The answer goes out with the codes alone.
        }
    }

    private static string? CountyAsked(HttpContext http) =>
        http.Request.Query["county"] is [{ Length: > 0 } asked] ? asked : null;
}

internal static class NamingSetup
{
    public static IServiceCollection AddNaming(this IServiceCollection services) => services.AddSingleton<Naming>();

    /// <summary>Notes in which languages a request wants its answer, for problems too.</summary>
    public static void UseSpeech(this WebApplication app) => app.Use(static (http, next) =>
    {
        Speech.Begin(http.Request);
        return next(http);
    });

    /// <summary>Prepares each answer of an endpoint that has a body.</summary>
    public static EndpointFilterDelegate Named(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        var naming = endpoint.ApplicationServices.GetRequiredService<Naming>();
        return async context =>
        {
            var answered = await next(context);
            if ((answered is INestedHttpResult nested ? nested.Result : answered)
                is IValueHttpResult { Value: { } value })
            {
                await naming.Prepare(context.HttpContext, value);
            }

            return answered;
        };
    }
}
