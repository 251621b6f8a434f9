
namespace Grid.Parties;

/// <summary>
/// Finds the records that the ledger holds for a party beyond its snapshot. Concurrent loads are answered together.
/// </summary>
internal interface IPartyTail
{
    /// <param name="party">The party that asks.</param>
    /// <param name="seen">The last position seen, by partition; a partition that is missing was never seen.</param>
    Task<TailRead> Read(EntityRef party, IReadOnlyDictionary<int, long> seen, CancellationToken cancel = default);
}
