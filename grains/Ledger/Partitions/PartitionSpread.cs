using System.Buffers.Binary;
using System.IO.Hashing;

namespace Grid.Ledger.Partitions;

/// <summary>
/// Which silo holds all grains of a partition: its owner, its consumers and the queues that lead to them, so that a
/// record crosses no wire on its way. Each silo gets as many partitions, and few move when a silo joins or leaves.
/// Pure: silos that see the same members agree.
/// </summary>
internal static class PartitionSpread
{
    /// <returns>The silo of each partition, by number.</returns>
    public static SiloAddress[] Of(int partitions, IReadOnlyCollection<SiloAddress> silos)
    {
        ArgumentOutOfRangeException.ThrowIfZero(silos.Count);
        var ordered = silos.Order().ToArray();
        var room = new int[ordered.Length];
        Array.Fill(room, partitions / ordered.Length);
        var spare = partitions % ordered.Length; // so many silos hold one more
        var spread = new SiloAddress[partitions];
        for (var partition = 0; partition < partitions; partition++)
        {
            var best = Enumerable.Range(0, ordered.Length)
                .Where(silo => room[silo] > 0 || (room[silo] == 0 && spare > 0))
                .MaxBy(silo => Weight(partition, ordered[silo]));
            spare -= room[best] == 0 ? 1 : 0;
            room[best]--;
            spread[partition] = ordered[best];
        }

        return spread;
    }

    private static ulong Weight(int partition, SiloAddress silo)
    {
        Span<byte> pair = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(pair, partition);
        BinaryPrimitives.WriteInt32LittleEndian(pair[4..], silo.GetConsistentHashCode());
        return XxHash64.HashToUInt64(pair);
    }
}
