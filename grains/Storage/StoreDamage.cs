using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Npgsql;
using static SQLitePCL.raw;

namespace Grid.Storage;

/// <summary>
/// The damage that the stores of this process found while the city ran. It stays until the next start, which looks
/// again.
/// </summary>
internal sealed class StoreDamage
{
    private readonly ConcurrentDictionary<string, string> damaged = new();

    /// <summary>The damaged files, in one sentence with what to do; null while there are none.</summary>
    public string? Sentence => damaged.IsEmpty
        ? null
        : $"{string.Join(" and ", Names())}; stop the city and start it again: it says then what to do.";

    /// <summary>Whether the store itself reports that its data differ from what was written.</summary>
    public static bool IsDamage(Exception error) => error switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is SQLITE_CORRUPT or SQLITE_NOTADB,
        PostgresException postgres => postgres.SqlState
            is PostgresErrorCodes.DataCorrupted
                or PostgresErrorCodes.IndexCorrupted,
        { InnerException: { } cause } => IsDamage(cause),
        _ => false,
    };

    /// <summary>Notes an error that reports damage, and ignores all others.</summary>
    /// <param name="name">The file or the table, as an operator knows it; of a path the last part.</param>
    public void Look(string name, Exception error)
    {
        if (IsDamage(error))
        {
            Note(name, error);
        }
    }

    private IEnumerable<string> Names() => damaged
        .OrderBy(static one => one.Key)
        .Select(static one => $"{one.Key} is damaged ({one.Value})");

    /// <summary>Notes damage that a reader found.</summary>
    public void Note(string name, Exception damage) =>
        damaged.TryAdd(Path.GetFileName(name), damage.Message.TrimEnd('.'));
}
