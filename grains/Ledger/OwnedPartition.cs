namespace Grid.Ledger;

/// <summary>
/// A partition as its owner knows it, from taking it over until it is lost. Only the commit loop moves it; the grain
/// reads <see cref="Recent"/> and <see cref="Lost"/>.
/// </summary>
internal sealed class OwnedPartition(LedgerHead head, LedgerOptions options)
{
    private readonly List<LedgerRecord> run = [];
    private volatile bool lost;

    /// <summary>The end of the durable records.</summary>
    public LedgerHead Head { get; private set; } = head;

    /// <summary>The records on their way, in order, beyond <see cref="Head"/>.</summary>
    public IReadOnlyList<LedgerRecord> Pending => run;

    /// <summary>Where the head stands once <see cref="Pending"/> is stored.</summary>
    public LedgerHead Next =>
        run.Count == 0 ? Head : Head with { Position = run[^1].Position.Position, Hash = run[^1].Hash };

    /// <summary>The records that were committed last.</summary>
    public RecentRecords Recent { get; } = new(head.Position, options.RecentRecords, options.RecentBytes);

    /// <summary>
    /// Whether another silo owns the partition, or its end is unknown: it must then be taken over again.
    /// </summary>
    public bool Lost => lost;

    /// <summary>Places the drafts behind the records on their way.</summary>
    /// <returns>The position of the first.</returns>
    public LedgerPosition Assign(AppendRequest request)
    {
        var before = run.Count == 0 ? Head.Hash : run[^1].Hash;
        var first = Head.Position + run.Count + 1;
        for (var i = 0; i < request.Drafts.Count; i++)
        {
            var draft = request.Drafts[i];
            var position = new LedgerPosition(Head.Partition, first + i);
            var version = request.Version + 1 + i;
            var at = LedgerChain.Stored(draft.At);
            before = LedgerChain.Hash(
                before, position, request.Source, version, draft.Type, at, draft.By, draft.Parties,
                draft.Payload);
            run.Add(new()
            {
                Position = position,
                Source = request.Source,
                Version = version,
                Type = draft.Type,
                At = at,
                By = draft.By,
                Parties = draft.Parties,
                Payload = draft.Payload,
                Hash = before,
                Happened = draft.Happened,
            });
        }

        return new(Head.Partition, first);
    }

    /// <summary>Moves the head past the run, which is durable now, and passes the run to the consumers.</summary>
    public void Advance()
    {
        Head = Next;
        Recent.Add(run);
        run.Clear();
    }

    /// <summary>Drops the run, which was not stored.</summary>
    public void Discard() => run.Clear();

    /// <summary>
    /// After an unknown outcome, compares the partition with its head under a new epoch: goes on from there, or marks
    /// itself as lost.
    /// </summary>
    public void Resume(LedgerHead? found)
    {
        if (found is null || !(At(found, Next) || At(found, Head)))
        {
            Lose();
            return;
        }

        if (At(found, Next))
        {
            Advance();
        }

        Head = found;
    }

    public void Lose()
    {
        lost = true;
        Recent.Close();
    }

    private static bool At(LedgerHead found, LedgerHead expected) =>
        found.Position == expected.Position && found.Hash.AsSpan().SequenceEqual(expected.Hash);
}
