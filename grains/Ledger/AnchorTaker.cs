namespace Grid.Ledger;

/// <summary>Takes an anchor of a ledger, also of one that goes on meanwhile.</summary>
internal sealed class AnchorTaker(ILedgerStore store, ILedgerAudit audit, TimeProvider time)
{
    /// <param name="city">The identity of the city.</param>
    /// <exception cref="InvalidDataException">
    /// A head is not that of the record it stands for: an anchor would vouch for it.
    /// </exception>
    public async Task<LedgerAnchor> Take(string? city, CancellationToken cancel)
    {
        var ends = new List<AnchoredEnd>();
        for (var partition = 0; partition <= await audit.LastPartition(cancel); partition++)
        {
            var head = await audit.Head(partition, cancel) ?? new(partition, 0, 0, LedgerChain.Origin);
            var last =
                head.Position == 0 ? LedgerChain.Origin
                : (await store.Read(partition, head.Position - 1, 1, cancel)) is [var record] ? record.Hash
                : [];
            if (!last.AsSpan().SequenceEqual(head.Hash))
            {
                throw new InvalidDataException(
                    $"Partition {partition} does not end as its head says. No anchor is taken of it; 'ledger verify' "
                    + "says what is wrong.");
            }

            ends.Add(new(partition, head.Position, Convert.ToHexStringLower(head.Hash)));
        }

        return new(city, time.GetUtcNow(), ends);
    }
}
