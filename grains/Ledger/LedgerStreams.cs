namespace Grid.Ledger;

/// <summary>
/// The ledger as Orleans streams: one provider per purpose, one stream per partition in each. Stream id: namespace = provider
/// name, key = partition number. Items are <see cref="LedgerPage"/>s, in order, at least once.
/// </summary>
internal static class LedgerStreams
{
    /// <summary>To the parties, by way of each partition's fan-out grain.</summary>
    public const string Parties = "grid.parties";

    /// <summary>To the read model's projector.</summary>
    public const string ReadModel = "grid.readmodel";

    /// <summary>To the clock shards.</summary>
    public const string Clocks = "grid.clocks";

    /// <summary>How long records gather for a page, once they come without a pause: lists and clocks may be a moment behind, who answers may not.</summary>
    public static TimeSpan PaceOf(string provider) => TimeSpan.FromMilliseconds(provider == Parties ? 20 : 200);
}
