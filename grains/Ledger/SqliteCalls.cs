using Microsoft.Data.Sqlite;

namespace Grid.Ledger;

/// <summary>Short calls that run one statement each.</summary>
internal static class SqliteCalls
{
    public static int Execute(this SqliteConnection connection, string text, params ReadOnlySpan<object> values)
    {
        using var command = connection.Command(text, values);
        return command.ExecuteNonQuery();
    }

    public static List<T> Query<T>(
        this SqliteConnection connection,
        string text,
        Func<SqliteDataReader, T> read,
        params ReadOnlySpan<object> values)
    {
        using var command = connection.Command(text, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Yields rows one by one: a row that the caller does not ask for is not read.</summary>
    public static IEnumerable<T> Rows<T>(
        this SqliteConnection connection,
        string text,
        Func<SqliteDataReader, T> read,
        params object[] values)
    {
        using var command = connection.Command(text, values);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return read(reader);
        }
    }

    /// <summary>A statement whose parameters are <c>?1, ?2 …</c></summary>
    private static SqliteCommand Command(this SqliteConnection connection, string text, ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"?{i + 1}", values[i]);
        }

        return command;
    }
}
