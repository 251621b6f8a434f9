using Grid.Ledger;
using Grid.Ledger.Consumers;

namespace Grid.Tests.Consumers;

/// <summary>
/// A consumer that keeps what it receives, where a newcomer's would send it on. Key: partition number.
/// </summary>
[GrainType("test-news")]
internal sealed class NewsGrain(ConsumerServices services, News news) : LedgerConsumerGrain(services)
{
    public const string Name = "test.news";

    protected override Task Receive(IReadOnlyList<LedgerRecord> records)
    {
        foreach (var record in records)
        {
            news.Add(record);
        }

        return Task.CompletedTask;
    }
}
