using Microsoft.Extensions.Logging;

namespace Grid.Ledger;

/// <summary>
/// Settles one batch at a time. Every request in the batch gets an answer, and no request is stored twice. When the
/// store rejects one row, the round halves the batch until that row stands alone. After a failure with an unknown
/// outcome the round first renews the heads: statements sent before can then no longer arrive, and the position and
/// hash of each head show whether they did.
/// </summary>
internal sealed partial class CommitRound(
    ILedgerWriter writer,
    TimeSpan retryFor,
    TimeProvider clock,
    ILogger log,
    CancellationToken giveUp)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly List<OwnedPartition> touched = [];

    /// <param name="batch">
    /// The requests in the order in which they came. The round removes those that it answers.
    /// </param>
    public async Task Settle(List<PendingAppend> batch)
    {
        var attempt = 0;
        long? failing = null;
        while (Place(batch))
        {
            CommitOutcome commit;
            IReadOnlyList<int> taken;
            try
            {
                commit = await writer.Commit(touched, giveUp);
                taken =
                    commit.Fault == CommitFault.VersionTaken
                        ? await writer.Taken(batch.ConvertAll(static pending => pending.Request), giveUp)
                        : [];
            }
            catch (Exception failure)
            {
                failing ??= clock.GetTimestamp();
                attempt = await Recover(batch, failing.Value, attempt, failure);
                continue;
            }

            if (commit.Fault == CommitFault.None)
            {
                Conclude(batch, commit.Moved);
            }
            else if (taken.Count > 0)
            {
                foreach (var place in taken.OrderDescending())
                {
                    batch[place].SetResult(new(AppendResult.VersionTaken, default));
                    batch.RemoveAt(place);
                }
            }
            else if (batch is [var alone])
            {
                alone.SetResult(new(AppendResult.Rejected, default, commit.Reason));
                batch.Clear();
            }
            else
            {
                var half = batch.Count / 2;
                await Settle(batch[..half]);
                batch.RemoveRange(0, half);
            }
        }
    }

    /// <summary>Gives every request its positions, behind the durable end of its partition.</summary>
    /// <returns>Whether there is anything to commit.</returns>
    private bool Place(List<PendingAppend> batch)
    {
        touched.ForEach(static partition => partition.Discard());
        touched.Clear();
        AnswerLost(batch);
        foreach (var pending in batch)
        {
            if (pending.Partition.Pending.Count == 0)
            {
                touched.Add(pending.Partition);
            }

            pending.First = pending.Partition.Assign(pending.Request);
        }

        return batch.Count > 0;
    }

    private void Conclude(List<PendingAppend> batch, IReadOnlyList<int> moved)
    {
        foreach (var partition in touched)
        {
            if (moved.Contains(partition.Head.Partition))
            {
                partition.Advance();
            }
            else
            {
                LogLost(log, partition.Head.Partition, partition.Head.Epoch);
                partition.Lose();
            }
        }

        AnswerStored(batch);
    }

    /// <summary>Reads, for as long as there is time, where the heads stand and which runs were stored.</summary>
    private async Task<int> Recover(List<PendingAppend> batch, long since, int attempt, Exception failure)
    {
        while (!giveUp.IsCancellationRequested && clock.GetElapsedTime(since) < retryFor)
        {
            LogUnknown(log, failure, batch.Count);
            try
            {
                await Task.Delay(PauseBefore(attempt++), clock, giveUp);
                var heads = await writer.Renew(touched, giveUp);
                foreach (var partition in touched)
                {
                    partition.Resume(heads.FirstOrDefault(head => head.Partition == partition.Head.Partition));
                    if (partition.Lost)
                    {
                        LogLost(log, partition.Head.Partition, partition.Head.Epoch);
                    }
                }

                AnswerStored(batch);
                return attempt;
            }
            catch (Exception again)
            {
                failure = again;
            }
        }

        LogGivenUp(log, failure, batch.Count);
        touched.ForEach(static partition => partition.Lose());
        return attempt;
    }

    /// <summary>Answers the requests whose rows lie at or before the durable end of their partition.</summary>
    private static void AnswerStored(List<PendingAppend> batch) => batch.RemoveAll(static pending =>
    {
        var stored = pending.First.Position <= pending.Partition.Head.Position;
        if (stored)
        {
            pending.SetResult(new(AppendResult.Stored, pending.First));
        }

        return stored;
    });

    private static void AnswerLost(List<PendingAppend> batch) => batch.RemoveAll(static pending =>
    {
        var lost = pending.Partition.Lost;
        if (lost)
        {
            pending.SetException(new LedgerOutcomeUnknownException(
                $"Partition {pending.Partition.Head.Partition} has changed hands: reload, and try again."));
        }

        return lost;
    });

    /// <summary>
    /// The pause before an attempt. The first follows at once, because most lost connections open again.
    /// </summary>
    private static TimeSpan PauseBefore(int attempt) =>
        attempt == 0
            ? TimeSpan.Zero
            : TimeSpan.FromTicks(
                Math.Min(LongestPause.Ticks, TimeSpan.FromMilliseconds(10).Ticks << Math.Min(attempt, 10)));
}
