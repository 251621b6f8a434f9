using Grid.Gateway.Names;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Foundation;

/// <summary>
/// What the door does for every endpoint before and after its own work, so that a new endpoint is right by default.
/// </summary>
internal static class EndpointConventions
{
    public static RouteGroupBuilder WithConventions(this RouteGroupBuilder group)
    {
        group.AddEndpointFilterFactory(Bodies);
        ((IEndpointConventionBuilder)group).Add(static endpoint =>
        {
            if (endpoint
                    .Metadata.OfType<HttpMethodMetadata>()
                    .Any(static methods => methods.HttpMethods.Contains(HttpMethods.Get)))
            {
                endpoint.FilterFactories.Add(Shown);
            }

            endpoint.FilterFactories.Add(NamingSetup.Named);
        });
        return group;
    }

    private static EndpointFilterDelegate Bodies(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        var at = Array.FindIndex(
            endpoint.MethodInfo.GetParameters(), static parameter => BodyTexts.IsBody(parameter.ParameterType));
        if (at < 0)
        {
            return next;
        }

        var texts = BodyTexts.Of(endpoint.MethodInfo.GetParameters()[at].ParameterType);
        return context =>
        {
            var faults = new List<Fault>();
            if (context.Arguments[at] is { } body)
            {
                texts.Settle(body, "", faults);
            }

            return faults.Count > 0 ? ValueTask.FromResult<object?>(Problem.Of(faults)) : next(context);
        };
    }

    private static EndpointFilterDelegate Shown(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        var json = endpoint.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return context => Representations.Answer(context, next, json);
    }
}
