using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Foundation;

/// <summary>
/// The interface types of grains, read from their attributes once. Orleans reads them anew for every reference that is
/// made by key, which is a twentieth of what a report costs.
/// </summary>
internal sealed class KnownInterfaces : IGrainInterfaceTypeProvider
{
    private readonly ConcurrentDictionary<Type, GrainInterfaceType> known = new();

    public bool TryGetGrainInterfaceType(Type type, out GrainInterfaceType grainInterfaceType)
    {
        grainInterfaceType = known.GetOrAdd(type, Read);
        return !grainInterfaceType.IsDefault;
    }

    /// <summary>Default where the interface leaves it to Orleans to name it.</summary>
    public static GrainInterfaceType Read(Type type) =>
        type.GetCustomAttributes(inherit: false).OfType<IGrainInterfaceTypeProviderAttribute>().FirstOrDefault()
            is { } named
            ? named.GetGrainInterfaceType(null!, type)
            : default;
}

/// <summary>For whoever makes many references to grains: silos and doors.</summary>
public static class KnownInterfacesSetup
{
    /// <summary>Asked before the providers of Orleans, whenever they are added.</summary>
    public static IServiceCollection AddKnownInterfaces(this IServiceCollection services)
    {
        services.Insert(0, ServiceDescriptor.Singleton<IGrainInterfaceTypeProvider, KnownInterfaces>());
        return services;
    }
}
