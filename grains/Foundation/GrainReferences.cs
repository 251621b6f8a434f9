namespace Grid.Foundation;

/// <summary>
/// References by identity: what type of grain an interface belongs to is not looked for on the way of a report.
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
