using System.IO.Hashing;
using System.Runtime.InteropServices;
using Grid.Gateway.Registers;

namespace Grid.Gateway.Import;

/// <summary>
/// Which row of a file counts for each thing: the last one. It is found by a first reading of the file, before anything
/// is entered, and knows a thing by a 128-bit hash of its key, so that a million things take little memory.
/// </summary>
/// <param name="most">Things that are remembered.</param>
internal sealed class LastOfKey(int most)
{
    private readonly Dictionary<UInt128, (int Row, int Line, int Times)> known = [];

    /// <summary>How many records there are.</summary>
    public int Read { get; private set; }

    /// <summary>The row that stands for a body of which no record can be read; null where some can.</summary>
    public ImportRow? Unreadable { get; private set; }

    /// <summary>The number of the first row that is not read, as there are too many things; null for none.</summary>
    public int? Beyond { get; private set; }

    /// <summary>The line of the first row whose key cannot be read; null for none.</summary>
    public int? Keyless { get; private set; }

    /// <summary>Reads a file to its end, or until it holds too many things.</summary>
    /// <param name="rows">Is read again when the rows are entered.</param>
    public static Task<LastOfKey> Of(
        RegisterForm form, IAsyncEnumerable<ImportRow> rows, int most, CancellationToken stop) =>
        Of(form.Key, rows, most, stop);

    /// <summary>Reads a file to its end, or until it holds too many things.</summary>
    /// <param name="keyOf">The key of a row; it notes in the row why it has none.</param>
    /// <param name="rows">Is read again when the rows are entered.</param>
    public static async Task<LastOfKey> Of(
        Func<ImportRow, string> keyOf, IAsyncEnumerable<ImportRow> rows, int most, CancellationToken stop)
    {
        var last = new LastOfKey(most);
        await foreach (var row in rows.WithCancellation(stop))
        {
            if (last.Read == 0 && row.IsWhole)
            {
                last.Unreadable = row;
                break;
            }

            var key = row.Faults.Count == 0 ? keyOf(row) : "";
            if (!last.Add(row.Line, key, row.Faults.Count == 0))
            {
                break;
            }
        }

        return last;
    }

    /// <summary>Notes the next row; false when it is not read any more.</summary>
    /// <param name="hasKey">Whether a key can be read of it; a row without one supersedes nothing.</param>
    public bool Add(int line, string key, bool hasKey = true)
    {
        Read++;
        if (hasKey)
        {
            var hash = HashOf(key);
            var before = known.GetValueOrDefault(hash);
            if (before.Times == 0 && known.Count >= most)
            {
                Beyond = Read;
                return false;
            }

            known[hash] = (Read, line, before.Times + 1);
        }
        else
        {
            Keyless ??= line;
        }

        return true;
    }

    /// <summary>The line on which a thing comes again after a row, for the last time; null when it does not.</summary>
    /// <param name="row">The number of the row, from 1.</param>
    public int? LineAfter(int row, string key) =>
        known.TryGetValue(HashOf(key), out var last) && last.Row > row ? last.Line : null;

    /// <summary>The line that counts for a thing; null where the file does not have it.</summary>
    public int? LineOf(string key) => known.TryGetValue(HashOf(key), out var last) ? last.Line : null;

    /// <summary>How often a thing comes.</summary>
    public int Times(string key) => known.GetValueOrDefault(HashOf(key)).Times;

    /// <summary>Whether a thing comes at all.</summary>
    public bool Has(string key) => known.ContainsKey(HashOf(key));

    private static UInt128 HashOf(string key) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(key.AsSpan()));
}
