using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Grid.Ledger;

namespace Grid.Rulebook;

/// <summary>
/// The lists that national tables were made into, by what the tables say: counties whose tables say the same share one
/// list, so the table is in memory once. A list that no county holds any more is forgotten. One a process.
/// </summary>
internal static class SharedLists
{
    private static readonly ConcurrentDictionary<(Type List, string Rows), WeakReference<object>> Known = new();

    /// <summary>The list of these rows, or of rows that say the same.</summary>
    public static TList Of<TRow, TList>(IReadOnlyList<TRow> rows, Func<IReadOnlyList<TRow>, TList> make)
        where TList : class
    {
        var key = (typeof(TList), Convert.ToHexString(SHA256.HashData(
            JsonSerializer.SerializeToUtf8Bytes(rows, EventCodec.Json))));
        if (Known.TryGetValue(key, out var known) && known.TryGetTarget(out var list))
        {
            return (TList)list;
        }

        var made = make(rows);
        Known[key] = new(made);
        foreach (var (forgotten, held) in Known)
        {
            if (!held.TryGetTarget(out _))
            {
                Known.TryRemove(forgotten, out _);
            }
        }

        return made;
    }
}
