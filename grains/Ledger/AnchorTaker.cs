namespace Grid.Ledger;

/// <summary>Takes an anchor of a ledger, also while a city writes to it.</summary>
internal sealed class AnchorTaker(ILedgerStore store, ILedgerAudit audit, TimeProvider time)
{
    /// <param name="city">The identity of the city.</param>
    /// <exception cref="InvalidDataException">
    /// A head does not match the record it stands for. An anchor of it would vouch for a wrong ledger.
    /// </exception>
    public async Task<LedgerAnchor> Take(string? city, CancellationToken cancel)
    {
        var ends = new List<AnchoredEnd>();
        for (var partition = 0; partition <= await audit.LastPartition(cancel); partition++)
        {
            var head = await audit.Head(partition, cancel) ?? new(partition, 0, 0, LedgerChain.Origin);
            var last = await LastHash(head, cancel);
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

    /// <summary>The hash of the record at a head; empty when that record is missing.</summary>
    private async Task<byte[]> LastHash(LedgerHead head, CancellationToken cancel)
    {
        if (head.Position == 0)
        {
            return LedgerChain.Origin;
        }

        var records = await store.Read(head.Partition, head.Position - 1, 1, cancel);
        return records is [var record] ? record.Hash : [];
    }
}
