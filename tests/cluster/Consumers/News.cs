using System.Collections.Concurrent;
using Grid.Ledger;

namespace Grid.Tests.Consumers;

/// <summary>What the fourth consumer received.</summary>
internal sealed class News
{
    /// <summary>A record of this source cannot be taken.</summary>
    public string? Refused { get; set; }

    public ConcurrentQueue<LedgerPosition> Taken { get; } = [];

    public void Add(LedgerRecord record)
    {
        if (record.Source == Refused)
        {
            throw new InvalidDataException($"No news of {record.Source}.");
        }

        Taken.Enqueue(record.Position);
    }
}
