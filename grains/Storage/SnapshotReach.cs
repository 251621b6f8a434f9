using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Grid.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Storage;

/// <summary>
/// The latest position of each partition that any snapshot contains, one row a partition (<c>snapshot_reach</c>). A
/// start compares it with the ledger, and need not read the snapshots for that. It is never less than the position of a
/// stored snapshot.
/// </summary>
internal sealed class SnapshotReach([FromKeyedServices(StorageServices.Snapshots)] DbDataSource source)
{
    private readonly ConcurrentDictionary<int, long> known = new();

    /// <summary>Stores the positions beyond the stored ones. Usually there are none.</summary>
    public async Task Cover(IEnumerable<LedgerPosition> seen)
    {
        var beyond = seen.Where(at => at.Position > known.GetValueOrDefault(at.Partition)).ToList();
        if (beyond.Count == 0)
        {
            return;
        }

        await using (var connection = await source.OpenConnectionAsync())
        {
            // The order is fixed, so that no two silos wait for each other.
            var rows = beyond
                .OrderBy(static at => at.Partition)
                .Select(static at => $"({at.Partition}, {at.Position})");
            await connection.ExecuteAsync(
                $"""
                 insert into snapshot_reach (partition, position) values {string.Join(", ", rows)}
                 on conflict (partition) do update set position = excluded.position
                     where excluded.position > snapshot_reach.position
                 """);
        }

        foreach (var at in beyond)
        {
            known.AddOrUpdate(at.Partition, at.Position, (_, before) => Math.Max(before, at.Position));
        }
    }
}
