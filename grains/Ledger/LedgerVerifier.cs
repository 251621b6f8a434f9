using System.Runtime.CompilerServices;
using Grid.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grid.Ledger;

/// <summary>
/// The audit (痕迹化): walks every partition and recomputes the chain. It finds a change that leaves the hashes as they
/// were at the record, a removal by the missing position, an addition by the head or by its source's versions. It finds
/// an end that was cut off with its head, and a chain that was computed again, where a witness knows more. It may run
/// beside a city at work.
/// </summary>
internal sealed class LedgerVerifier(ILedgerStore store, ILedgerAudit audit)
{
    private const int Page = 1000;

    public IAsyncEnumerable<LedgerFinding> Verify(
        IProgress<LedgerProgress>? progress = null,
        CancellationToken cancel = default) => Verify(LedgerWitnesses.None, progress, cancel);

    public async IAsyncEnumerable<LedgerFinding> Verify(
        LedgerWitnesses witnesses,
        IProgress<LedgerProgress>? progress = null,
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var finding in WitnessRules.Whole(witnesses))
        {
            yield return finding;
        }

        var (last, unreadable) = await Try(() => audit.LastPartition(cancel));
        if (unreadable is not null)
        {
            yield return LedgerFinding.Whole(
                $"The ledger cannot be read at all ({unreadable}). Keep it aside and put back the latest backup.");
            yield break;
        }

        for (var partition = 0; partition <= Math.Max(last, WitnessRules.LastPartition(witnesses)); partition++)
        {
            await foreach (var finding in Walk(partition, witnesses, progress, cancel))
            {
                yield return finding;
            }
        }

        await using var broken = audit.BrokenSources(cancel).GetAsyncEnumerator(cancel);
        while (true)
        {
            var (more, failed) = await Try(() => broken.MoveNextAsync().AsTask());
            if (failed is not null)
            {
                yield return LedgerFinding.Whole($"The versions of sources cannot be read ({failed}).");
            }

            if (failed is not null || !more)
            {
                yield break;
            }

            var source = broken.Current;
            yield return new(
                source.At.Partition,
                source.At.Position,
                $"Version {source.Version} of {source.Source} follows version {source.Before}.");
        }
    }

    private async IAsyncEnumerable<LedgerFinding> Walk(
        int partition,
        LedgerWitnesses witnesses,
        IProgress<LedgerProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        var origin = new LedgerHead(partition, 0, 0, LedgerChain.Origin);
        var (found, headless) = await Try(() => audit.Head(partition, cancel));
        if (headless is not null)
        {
            yield return new(partition, 0, $"The head cannot be read ({headless}).");
        }

        var head = found ?? origin;
        var anchors = new AnchorCheck(partition, witnesses.Anchors);
        var (position, hash, after, limit) = (0L, LedgerChain.Origin, long.MinValue, Page);
        while (true)
        {
            var (records, unreadable) = await Try(() => store.Read(partition, after, limit, cancel));
            if (unreadable is not null && limit > 1)
            {
                limit = Math.Max(1, limit / 8); // a smaller page names the first record that cannot be read
                continue;
            }

            if (unreadable is not null)
            {
                yield return new(
                    partition,
                    position + 1,
                    $"The record cannot be read ({unreadable}); what follows it in this partition was not looked at.");
                yield break;
            }

            if (records is not { Count: > 0 })
            {
                break;
            }

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
                    yield return new(
                        partition,
                        position + 1,
                        after == position + 2 ? "The record is missing." : $"The records up to {after - 1} are missing."
                    );
                }
                else if (!LedgerChain.Hash(hash, record).AsSpan().SequenceEqual(record.Hash))
                {
                    yield return new(
                        partition,
                        after,
                        "The record does not match its hash: it, its hash or the one before was changed.");
                }

                // The walk goes on from the stored hash, so that it reports one change once.
                (position, hash) = (after, record.Hash);
                if (position == head.Position && !hash.AsSpan().SequenceEqual(head.Hash))
                {
                    yield return new(partition, position, "The head keeps another hash for this record.");
                }

                if (anchors.Compare(record) is { } rewritten)
                {
                    yield return rewritten;
                }
            }

            progress?.Report(new(partition, position, head.Position));
        }

        if (position < head.Position)
        {
            yield return new(partition, position + 1, $"The records up to the head at {head.Position} are missing.");
        }

        // A writer that appended meanwhile has moved the head as well.
        var end = (headless is null ? await audit.Head(partition, cancel) : found) ?? origin;
        if (position > end.Position && headless is null)
        {
            yield return new(partition, end.Position + 1, $"The records up to {position} lie beyond the head.");
        }

        foreach (var finding in anchors
                .Beyond(position)
                .Concat(WitnessRules.Beyond(partition, Math.Max(position, end.Position), witnesses)))
        {
            yield return finding;
        }
    }

    /// <summary>
    /// The answer of the store, or why its data cannot be read. A fault on the way to the store is no finding: the
    /// exception goes to the caller.
    /// </summary>
    private static async Task<(T? Answer, string? Unreadable)> Try<T>(Func<Task<T>> call)
    {
        try
        {
            return (await call(), null);
        }
        catch (Exception wrong) when (
            wrong is SqliteException { SqliteErrorCode: not (5 or 6) } // busy, locked
                or PostgresException { SqlState: ['X', 'X', ..] or ['2', '2', ..] }
                or InvalidCastException
                or InvalidDataException
                or FormatException
                or ArgumentException
                or OverflowException
                or System.Text.Json.JsonException)
        {
            return (default, wrong.Message.TrimEnd('.'));
        }
    }
}

/// <summary>A fault in the record that cannot have come about by appending.</summary>
/// <param name="Partition"><see cref="NoPartition"/> for what is about the store as a whole.</param>
internal sealed record LedgerFinding(int Partition, long Position, string Wrong)
{
    public const int NoPartition = -1;

    public static LedgerFinding Whole(string wrong) => new(NoPartition, 0, wrong);

    public override string ToString() => Partition == NoPartition ? Wrong : $"{Partition}:{Position}  {Wrong}";
}

/// <summary>How far the audit has come in a partition.</summary>
internal readonly record struct LedgerProgress(int Partition, long Position, long Head);

/// <summary>What is known of a ledger beside itself.</summary>
/// <param name="Store">
/// What the parts of its store have seen of it, looked at before the walk; null to leave them out.
/// </param>
/// <param name="Anchors">Ends that were kept elsewhere.</param>
internal sealed record LedgerWitnesses(StoreState? Store, IReadOnlyList<LedgerAnchor> Anchors)
{
    public static LedgerWitnesses None { get; } = new(null, []);
}
