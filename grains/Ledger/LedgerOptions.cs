using System.ComponentModel.DataAnnotations;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Grid.Ledger;

/// <summary>How the ledger of a region is cut. Fixed once the first record is stored.</summary>
internal sealed class LedgerOptions
{
    /// <summary>Partitions of cases, by home cell. One more, the last, holds the registers.</summary>
    [Range(1, 1024)]
    public int Partitions { get; set; } = 16;

    /// <summary>
    /// The registers' partition: places, parties, rulebook, in one order, so that its position is the version of the
    /// Atlas and the rulebook.
    /// </summary>
    public int RegisterPartition => Partitions;

    /// <summary>The number of all partitions, registers included.</summary>
    public int Count => Partitions + 1;

    /// <summary>
    /// The most commands that wait for a commit in one silo. Beyond it, the city answers that it is full.
    /// </summary>
    [Range(16, 1_000_000)]
    public int MaxWaiting { get; set; } = 8192;

    /// <summary>
    /// The most bytes of memory that waiting commands may take. Beyond it, the city answers that it is full. A single
    /// command is always taken.
    /// </summary>
    [Range(1 << 20, long.MaxValue)]
    public long MaxWaitingBytes { get; set; } = 128 << 20;

    /// <summary>The most bytes of memory that the rows of one commit take, unless one row alone takes more.</summary>
    [Range(1 << 16, long.MaxValue)]
    public long MaxBatchBytes { get; set; } = 8 << 20;

    /// <summary>The most rows of one commit.</summary>
    [Range(1, 10_000)]
    public int MaxBatch { get; set; } = 500;

    /// <summary>The most records that each partition's owner keeps in memory for its consumers.</summary>
    [Range(1, 1_000_000)]
    public int RecentRecords { get; set; } = 2048;

    /// <summary>The most bytes of memory that those records take.</summary>
    [Range(0, long.MaxValue)]
    public long RecentBytes { get; set; } = 4 << 20;

    /// <summary>
    /// How long the commit loop pursues a commit with an unknown outcome before its callers hear that. Shorter than the
    /// gateway waits for a grain.
    /// </summary>
    public TimeSpan RetryFor { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>
    /// Whether an event of a case that is read back before it is appended must say the same, as every other event must.
    /// Tests turn it on.
    /// </summary>
    public bool CompareCases { get; set; }

    /// <summary>The partition of the cases of a cell.</summary>
    public int PartitionOf(string cell) =>
        (int)(XxHash32.HashToUInt32(MemoryMarshal.AsBytes(cell.AsSpan())) % (uint)Partitions);
}
