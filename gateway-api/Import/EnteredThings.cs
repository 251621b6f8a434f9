using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Grid.Gateway.Import;

/// <summary>
/// What an import remembers of the things it enters: for each the line on which it came last and how often it came, and
/// the entries that have not ended. It knows a thing by a 64-bit hash of its key, which takes a quarter of the memory
/// of the key. Among a million things the chance that two share a hash is one in ten million; the note of each would
/// then name the other's line.
/// </summary>
/// <param name="most">Things that are remembered.</param>
internal sealed class EnteredThings(int most)
{
    private readonly Dictionary<ulong, (int Line, int Times)> known = [];
    private readonly Dictionary<string, Task<ImportLine>> onTheWay = [];
    private readonly Dictionary<string, Task<ImportLine>> holding = [];

    /// <summary>No further thing can be remembered.</summary>
    public bool IsFull => known.Count >= most;

    /// <summary>Where a thing came before and how often; default when it did not.</summary>
    public (int Line, int Times) Before(string key) => known.GetValueOrDefault(HashOf(key));

    /// <summary>The entering of a thing that has not ended; null when there is none.</summary>
    public Task<ImportLine>? OnTheWay(string key) => onTheWay.GetValueOrDefault(key);

    /// <summary>
    /// The latest entering that has not ended of a thing that gives the same of what no two may hold; null when there
    /// is none.
    /// </summary>
    public Task<ImportLine>? Holding(string? unshared) => unshared is null ? null : holding.GetValueOrDefault(unshared);

    /// <param name="unshared">What it gives of what no two may hold; null for nothing.</param>
    public void Begin(string key, string? unshared, int line, Task<ImportLine> entering)
    {
        onTheWay[key] = entering;
        if (unshared is not null)
        {
            holding[unshared] = entering;
        }

        known[HashOf(key)] = (line, Before(key).Times + 1);
    }

    /// <summary>The entering of a thing has ended.</summary>
    public void End(string? key, Task<ImportLine> entering)
    {
        if (key is not null && onTheWay.TryGetValue(key, out var latest) && latest == entering)
        {
            onTheWay.Remove(key);
        }

        // As many as are on their way, which are few.
        foreach (var unshared in holding.Where(held => held.Value == entering).Select(static held => held.Key).ToList())
        {
            holding.Remove(unshared);
        }
    }

    private static ulong HashOf(string key) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(key.AsSpan()));
}
