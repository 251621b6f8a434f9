using Grid.ReadModel;

namespace Grid.Ledger;

/// <summary>Whoever follows a partition of the ledger and sets aside what it cannot take, so that nothing else waits for it. Key: partition number.</summary>
[Alias("grid.follower"), GrainInterfaceType("grid.follower")]
internal interface IFollower : IGrainWithIntegerKey
{
    /// <summary>Tries again what was set aside.</summary>
    [Alias("retry")] Task<Retried> Retry();
}

/// <summary>Their grain types, for those who ask them all.</summary>
internal static class Followers
{
    public const string FanOut = "fan-out", Projector = "projector", ClockShard = "clock-shard";

    public static IEnumerable<IFollower> OfPartition(this IGrainFactory grains, int partition) =>
        from type in new[] { FanOut, Projector, ClockShard }
        select grains.GetGrain<IFollower>(GrainId.Create(GrainType.Create(type), GrainIdKeyExtensions.CreateIntegerKey(partition)));
}
