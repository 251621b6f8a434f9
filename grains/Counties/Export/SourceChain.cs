using Grid.Ledger;

namespace Grid.Counties.Export;

/// <summary>
/// What the first records of a source say, as one hash: two ledgers that give the same have the same records, wherever
/// each of them put them.
/// </summary>
/// <param name="Version">How many records it covers.</param>
internal sealed record SourceChain(int Version, byte[] Hash)
{
    public static SourceChain Start { get; } = new(0, LedgerChain.Origin);

    public SourceChain With(LedgerRecord record) => new(
        record.Version,
        LedgerChain.Hash(
            Hash, default, record.Source, record.Version, record.Type, record.At, record.By, record.Parties,
            record.Payload));

    public bool Same(SourceChain other) => Version == other.Version && Hash.AsSpan().SequenceEqual(other.Hash);
}
