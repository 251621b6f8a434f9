namespace Grid.Ledger;

/// <summary>A request on its way through the commit loop, and the answer to it.</summary>
internal sealed class PendingAppend(OwnedPartition partition, AppendRequest request)
    : TaskCompletionSource<Appended>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public OwnedPartition Partition => partition;

    public AppendRequest Request => request;

    /// <summary>The bytes of memory that its payloads take.</summary>
    public long Bytes { get; } = request.Drafts.Sum(static draft => (long)sizeof(char) * draft.Payload.Length);

    /// <summary>The position of its first row, in the commit that is on its way.</summary>
    public LedgerPosition First { get; set; }
}
