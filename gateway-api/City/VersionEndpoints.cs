using System.Reflection;
using System.Runtime.InteropServices;

namespace Grid.Gateway.City;

internal static class VersionEndpoints
{
    public static void MapVersion(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/version", static () => TypedResults.Ok(VersionBody.Own))
            .WithTags("City")
            .WithSummary("Which build answers 版本");
}

/// <summary>Which build answers.</summary>
/// <param name="Version">Of the release, as the description has it.</param>
/// <param name="Commit">What it was built from; null for a build outside a repository.</param>
/// <param name="Runtime">What it runs on.</param>
public sealed record VersionBody(string Version, string? Commit, string Runtime)
{
    internal static VersionBody Own { get; } = Of(typeof(VersionBody).Assembly);

    private static VersionBody Of(Assembly assembly)
    {
        var version = assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+');
        return new(
            assembly.GetName().Version!.ToString(3),
            version is [_, var commit] ? commit : null,
            RuntimeInformation.FrameworkDescription);
    }
}
