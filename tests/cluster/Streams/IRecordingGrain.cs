using Grid.Ledger;

namespace Grid.Tests.Streams;

/// <summary>Stands in for a party of any kind. Key: its name in text.</summary>
[Alias("test.addressee"), GrainInterfaceType("test.addressee")]
internal interface IRecordingGrain : IGrainWithStringKey
{
    [Alias("take")] Task Take(IReadOnlyList<LedgerRecord> records, long before);
}
