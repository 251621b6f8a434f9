using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Grid.Ledger;

/// <summary>
/// How the ledger of a region is cut, fixed once the first record is stored; and how much it holds in memory. Section
/// <c>Grid:Ledger</c>.
/// </summary>
internal sealed class LedgerOptions
{
    /// <summary>Partitions of cases, by home cell. One more, the last, holds the registers.</summary>
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
    public int MaxWaiting { get; set; } = 8192;

    /// <summary>
    /// The most bytes of memory that waiting commands may take. Beyond it, the city answers that it is full. A single
    /// command is always taken.
    /// </summary>
    public long MaxWaitingBytes { get; set; } = 128 << 20;

    /// <summary>The most bytes of memory that the rows of one commit take, unless one row alone takes more.</summary>
    public long MaxBatchBytes { get; set; } = 8 << 20;

    /// <summary>The most rows of one commit.</summary>
    public int MaxBatch { get; set; } = 500;

    /// <summary>The most records that each partition's owner keeps in memory for its consumers.</summary>
    public int RecentRecords { get; set; } = 2048;

    /// <summary>The most bytes of memory that those records take.</summary>
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
