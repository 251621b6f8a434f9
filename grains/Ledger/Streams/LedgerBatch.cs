using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace Grid.Ledger.Streams;

/// <summary>
/// A page on its way through a stream. Its token is the position of its last record: a subscriber that received the
/// token received all records up to there.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.ledger.batch")]
internal sealed record LedgerBatch([property: Id(0)] StreamId StreamId, [property: Id(1)] LedgerPage Page)
    : IBatchContainer
{
    public long Last => Page.Records[^1].Position.Position;

    public StreamSequenceToken SequenceToken => new EventSequenceTokenV2(Last);

    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>() =>
        Page is T item ? [Tuple.Create(item, SequenceToken)] : [];

    public bool ImportRequestContext() => false;
}
