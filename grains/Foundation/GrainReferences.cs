namespace Grid.Foundation;

/// <summary>
/// References by identity: the way of a report does not look up which grain type an interface belongs to.
/// </summary>
internal static class GrainReferences
{
    public static TGrain Refer<TGrain>(this IGrainFactory grains, GrainId id)
        where TGrain : IGrain => (TGrain)grains.GetGrain(id, Known<TGrain>.Type);

    private static class Known<TGrain>
    {
        public static readonly GrainInterfaceType Type = KnownInterfaces.Read(typeof(TGrain));
    }
}
