using Npgsql;
using NpgsqlTypes;

namespace Grid.Benchmarks.Plain;

/// <summary>Parameters in their order, typed, so that nothing is boxed and nothing has to be inferred.</summary>
internal static class Values
{
    public static NpgsqlCommand With<T>(this NpgsqlCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    public static NpgsqlCommand WithText(this NpgsqlCommand command, string? value)
    {
        command.Parameters.Add(
            value is null
                ? new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = DBNull.Value }
                : new NpgsqlParameter<string> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text });
        return command;
    }
}
