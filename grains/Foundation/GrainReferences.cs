using System.Reflection;

namespace Grid.Foundation;

/// <summary>
/// References by identity. <c>GetGrain</c> by key reads the attributes of the interface anew for every call, which was a twentieth of
/// what a report cost; on the way of a report references are made here.
/// </summary>
internal static class GrainReferences
{
    public static TGrain Refer<TGrain>(this IGrainFactory grains, GrainId id) where TGrain : IGrain => (TGrain)grains.GetGrain(id, Known<TGrain>.Type);

    private static class Known<TGrain>
    {
        public static readonly GrainInterfaceType Type =
            typeof(TGrain).GetCustomAttribute<GrainInterfaceTypeAttribute>()!.GetGrainInterfaceType(null!, typeof(TGrain));
    }
}
