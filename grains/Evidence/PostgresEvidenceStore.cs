using System.Runtime.CompilerServices;
using Grid.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Grid.Evidence;

/// <summary>
/// Evidence of a region: pieces of files in a schema of the database, so that every silo reads what any of them took,
/// and the copies that PostgreSQL makes of itself hold all of it at one moment.
/// </summary>
internal sealed class PostgresEvidenceStore : IEvidenceStore, IAsyncDisposable
{
    /// <summary>The schema of the evidence.</summary>
    public const string Schema = "evidence";

    private const int Piece = EvidencePiece.Longest;

    private readonly NpgsqlDataSource source;
    private readonly TimeProvider time;
    private readonly Lazy<DirectoryInfo> incoming =
        new(static () => Directory.CreateTempSubdirectory("grid-evidence-"));

    public PostgresEvidenceStore(StoreOptions.Postgres store, TimeProvider time)
    {
        var connection = new NpgsqlConnectionStringBuilder(store.ConnectionString)
        {
            MaxPoolSize = 4,
            SearchPath = Schema,
        };
        connection.Options += " -c synchronous_commit=on";
        source = NpgsqlDataSource.Create(connection);
        this.time = time;
    }

    public string Incoming => incoming.Value.FullName;

    public async Task Put(string hash, EvidencePart part, string file)
    {
        await using var from = new FileStream(
            file, new FileStreamOptions { Options = FileOptions.Asynchronous, BufferSize = 0 });
        await using var connection = await source.OpenConnectionAsync();
        await using var whole = await connection.BeginTransactionAsync();
        await using var entry = new NpgsqlCommand(
            "insert into file (hash, part, length, stored_at) values ($1, $2, $3, $4) "
            + "on conflict (hash, part) do update set stored_at = excluded.stored_at returning xmax = 0",
            connection)
        {
            Parameters =
            {
                new() { Value = EvidenceHash.DigitsOf(hash) },
                new() { Value = (short)part },
                new() { Value = from.Length },
                new() { Value = time.GetUtcNow() },
            },
        };
        if ((bool)(await entry.ExecuteScalarAsync())!)
        {
            var page = new byte[Piece];
            for (var number = 0;; number++)
            {
                var read = await from.ReadAtLeastAsync(page, Piece, throwOnEndOfStream: false);
                if (read == 0)
                {
                    break;
                }

                await using var piece = new NpgsqlCommand(
                    "insert into chunk (hash, part, number, bytes) values ($1, $2, $3, $4)", connection)
                {
                    Parameters =
                    {
                        new() { Value = EvidenceHash.DigitsOf(hash) },
                        new() { Value = (short)part },
                        new() { Value = number },
                        new() { Value = new ReadOnlyMemory<byte>(page, 0, read), NpgsqlDbType = NpgsqlDbType.Bytea },
                    },
                };
                await piece.ExecuteNonQueryAsync();
            }
        }

        await whole.CommitAsync();
    }

    public async Task<(int Read, long Length)?> Read(
        string hash, EvidencePart part, long offset, Memory<byte> into)
    {
        await using var find = source.CreateCommand(
            "select length, (select bytes from chunk c where c.hash = f.hash and c.part = f.part and c.number = $3) "
            + "from file f where hash = $1 and part = $2");
        find.Parameters.AddRange(
            new NpgsqlParameter[]
            {
                new() { Value = EvidenceHash.DigitsOf(hash) },
                new() { Value = (short)part },
                new() { Value = (int)Math.Min(offset / Piece, int.MaxValue) },
            });
        try
        {
            await using var rows = await find.ExecuteReaderAsync();
            if (!await rows.ReadAsync())
            {
                return null;
            }

            var length = rows.GetInt64(0);
            if (await rows.IsDBNullAsync(1))
            {
                return (0, length);
            }

            var bytes = rows.GetFieldValue<byte[]>(1).AsMemory();
            var rest = bytes[(int)Math.Min(offset % Piece, bytes.Length)..];
            rest = rest[..Math.Min(rest.Length, into.Length)];
            rest.CopyTo(into);
            return (rest.Length, length);
        }
        catch (PostgresException missing) when (IsMissing(missing))
        {
            return null;
        }
    }

    public async IAsyncEnumerable<StoredEvidence> All([EnumeratorCancellation] CancellationToken stop)
    {
        var found = new List<StoredEvidence>();
        try
        {
            await using var list = source.CreateCommand("select hash, stored_at, length from file where part = 0");
            await using var rows = await list.ExecuteReaderAsync(stop);
            while (await rows.ReadAsync(stop))
            {
                found.Add(new(
                    EvidenceHash.Prefix + rows.GetString(0), rows.GetFieldValue<DateTimeOffset>(1), rows.GetInt64(2)));
            }
        }
        catch (PostgresException missing) when (IsMissing(missing))
        {
            yield break;
        }

        foreach (var one in found)
        {
            yield return one;
        }
    }

    public async Task<bool> Remove(string hash, DateTimeOffset storedBefore)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var remove = new NpgsqlCommand(
            "with gone as (delete from file where hash = $1 and exists (select from file o where o.hash = $1 "
            + "and o.part = 0 and o.stored_at < $2) returning hash), "
            + "bytes as (delete from chunk where hash in (select hash from gone)) select count(*) from gone",
            connection)
        {
            Parameters =
            {
                new() { Value = EvidenceHash.DigitsOf(hash) },
                new() { Value = storedBefore.ToUniversalTime() },
            },
        };
        return (long)(await remove.ExecuteScalarAsync())! > 0;
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        if (incoming.IsValueCreated && incoming.Value.Exists)
        {
            incoming.Value.Delete(recursive: true);
        }
    }

    /// <summary>A region of an earlier version has no such schema yet.</summary>
    private static bool IsMissing(PostgresException wrong) =>
        wrong.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName;
}
