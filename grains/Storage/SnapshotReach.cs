using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Grid.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Storage;

/// <summary>
/// How far any snapshot has seen each partition, one row a partition (<c>snapshot_reach</c>): a start compares it with
/// the ledger, and need not read the snapshots for that. Never less than what a snapshot that is there saw.
/// </summary>
internal sealed class SnapshotReach([FromKeyedServices(StorageServices.Snapshots)] DbDataSource source)
{
    private readonly ConcurrentDictionary<int, long> known = new();

    /// <summary>Writes down what goes beyond what is known. Usually nothing does.</summary>
    public async Task Cover(IEnumerable<LedgerPosition> seen)
    {
        var beyond = seen.Where(at => at.Position > known.GetValueOrDefault(at.Partition)).ToList();
        if (beyond.Count == 0)
        {
            return;
        }

        await using (var connection = await source.OpenConnectionAsync())
        {
            // In one order, so that no two silos wait for each other.
            var rows = beyond
                .OrderBy(static at => at.Partition)
                .Select(static at => $"({at.Partition}, {at.Position})");
            await connection.ExecuteAsync(
                $"""
                 insert into snapshot_reach (partition, position) values {string.Join(", ", rows)}
                 on conflict (partition) do update set position = excluded.position where excluded.position > snapshot_reach.position
                 """);
        }

        foreach (var at in beyond)
        {
            known.AddOrUpdate(at.Partition, at.Position, (_, before) => Math.Max(before, at.Position));
        }
    }
}
