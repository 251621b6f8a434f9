namespace Grid.Clocks;

/// <summary>Keeps the due times of all cases of one partition of the ledger. Key: partition number.</summary>
[Alias("grid.clock.shard"), GrainInterfaceType("grid.clock.shard")]
internal interface IClockShardGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// In a driven city: no earlier time will be named, so the shard handles every case that was due by then.
    /// </summary>
    /// <returns>Whether the shard has handled all of them; if not, the caller asks again.</returns>
    [Alias("passUntil")] Task<bool> PassUntil(DateTimeOffset now);

    [Alias("figures")] Task<ShardFigures> Figures();
}
