namespace Grid.Evidence;

/// <summary>
/// Keeps the bytes of evidence under the hash of the original, beside the ledger (decision 0063). What is stored does
/// not change.
/// </summary>
internal interface IEvidenceStore
{
    /// <summary>A folder for files on their way in, for the account of the city alone.</summary>
    string Incoming { get; }

    /// <summary>
    /// Stores a file; when the call returns, it outlasts a power cut. The file itself may be gone then. What is there
    /// already stays, and counts as stored now.
    /// </summary>
    Task Put(string hash, EvidencePart part, string file);

    /// <summary>Reads from an offset on, as much as fits; null when there is no such part.</summary>
    Task<(int Read, long Length)?> Read(string hash, EvidencePart part, long offset, Memory<byte> into);

    /// <summary>The originals, each with the time when it was last stored.</summary>
    IAsyncEnumerable<StoredEvidence> All(CancellationToken stop);

    /// <summary>Removes all parts of an upload that was stored before a time; false where it was not.</summary>
    Task<bool> Remove(string hash, DateTimeOffset storedBefore);
}
