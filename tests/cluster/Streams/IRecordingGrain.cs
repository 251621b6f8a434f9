using System.Collections.Concurrent;
using Grid.Ledger;
using Grid.Parties;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Grid.Tests.Streams;

/// <summary>Stands in for a party of any kind. Key: its name in text.</summary>
[Alias("test.addressee"), GrainInterfaceType("test.addressee")]
internal interface IRecordingGrain : IGrainWithStringKey
{
    [Alias("take")] Task Take(IReadOnlyList<LedgerRecord> records, long before);
}
