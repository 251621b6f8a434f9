using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Foundation;

/// <summary>
/// The interface types of grains, read from their attributes once. Orleans reads them again for every reference that is
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

    /// <summary>The type in the interface's attribute; the default where Orleans names the interface.</summary>
    public static GrainInterfaceType Read(Type type) =>
        type.GetCustomAttributes(inherit: false).OfType<IGrainInterfaceTypeProviderAttribute>().FirstOrDefault()
            is { } named
            ? named.GetGrainInterfaceType(null!, type)
            : default;
}

/// <summary>Adds the interface types to processes that make many references to grains: silos and doors.</summary>
public static class KnownInterfacesSetup
{
    /// <summary>Orleans asks this provider before its own, whether they are added before it or after it.</summary>
    public static IServiceCollection AddKnownInterfaces(this IServiceCollection services)
    {
        services.Insert(0, ServiceDescriptor.Singleton<IGrainInterfaceTypeProvider, KnownInterfaces>());
        return services;
    }
}
