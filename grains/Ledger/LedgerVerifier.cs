using System.Runtime.CompilerServices;

namespace Grid.Ledger;

/// <summary>Something in the record that cannot have come about by appending.</summary>
internal sealed record LedgerFinding(int Partition, long Position, string Wrong);

/// <summary>How far the audit has come in a partition.</summary>
internal readonly record struct LedgerProgress(int Partition, long Position, long Head);

/// <summary>
/// The audit (痕迹化): walks every partition and recomputes the chain. A change that leaves the hashes as they were is found at the record,
/// a removal by the missing position, an addition by the head or by its source's versions. It may run beside a city at work.
/// </summary>
internal sealed class LedgerVerifier(ILedgerStore store, ILedgerAudit audit)
{
    private const int Page = 1000;

    public async IAsyncEnumerable<LedgerFinding> Verify(IProgress<LedgerProgress>? progress = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var last = await audit.LastPartition(cancel);
        for (var partition = 0; partition <= last; partition++)
        {
            await foreach (var finding in Walk(partition, progress, cancel))
            {
                yield return finding;
            }
        }

        await foreach (var broken in audit.BrokenSources(cancel))
        {
            yield return new(broken.At.Partition, broken.At.Position, $"Version {broken.Version} of {broken.Source} follows version {broken.Before}.");
        }
    }

    private async IAsyncEnumerable<LedgerFinding> Walk(int partition, IProgress<LedgerProgress>? progress, [EnumeratorCancellation] CancellationToken cancel)
    {
        var origin = new LedgerHead(partition, 0, 0, LedgerChain.Origin);
        var head = await audit.Head(partition, cancel) ?? origin;
        var (position, hash, after) = (0L, LedgerChain.Origin, long.MinValue);
        while (await store.Read(partition, after, Page, cancel) is { Count: > 0 } records)
        {
            foreach (var record in records)
            {
                after = record.Position.Position;
                if (after <= 0)
                {
                    yield return new(partition, after, "Positions begin at 1.");
                    continue;
                }

                if (after > position + 1)
                {
                    yield return new(partition, position + 1, after == position + 2 ? "The record is missing." : $"The records up to {after - 1} are missing.");
                }
                else if (!LedgerChain.Hash(hash, record).AsSpan().SequenceEqual(record.Hash))
                {
                    yield return new(partition, after, "The record does not match its hash: it, its hash or the one before was changed.");
                }

                // The chain goes on from what is stored, so that one change is found once.
                (position, hash) = (after, record.Hash);
                if (position == head.Position && !hash.AsSpan().SequenceEqual(head.Hash))
                {
                    yield return new(partition, position, "The head keeps another hash for this record.");
                }
            }

            progress?.Report(new(partition, position, head.Position));
        }

        if (position < head.Position)
        {
            yield return new(partition, position + 1, $"The records up to the head at {head.Position} are missing.");
        }

        // Whoever appended meanwhile has moved the head as well.
        var end = await audit.Head(partition, cancel) ?? origin;
        if (position > end.Position)
        {
            yield return new(partition, end.Position + 1, $"The records up to {position} lie beyond the head.");
        }
    }
}
