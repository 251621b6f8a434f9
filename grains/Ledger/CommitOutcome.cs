namespace Grid.Ledger;

/// <summary>How a commit ended.</summary>
/// <param name="Moved">The partitions that were stored; the others had moved without their owner.</param>
/// <param name="Reason">Why nothing at all was stored, unless <paramref name="Fault"/> is none.</param>
internal readonly record struct CommitOutcome(CommitFault Fault, IReadOnlyList<int> Moved, string? Reason = null)
{
    public static CommitOutcome VersionTaken(string reason) => new(CommitFault.VersionTaken, [], reason);

    public static CommitOutcome Rejected(string reason) => new(CommitFault.Rejected, [], reason);
}

/// <summary>Why the database refused a whole commit because of one of its rows.</summary>
internal enum CommitFault
{
    None = 0,

    /// <summary>A version of a source is stored already.</summary>
    VersionTaken = 1,

    /// <summary>A row cannot be stored.</summary>
    Rejected = 2,
}
