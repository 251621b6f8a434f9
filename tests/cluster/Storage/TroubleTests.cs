using System.Data.Common;
using Grid.Ledger.Streams;
using Grid.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Serialization;

namespace Grid.Tests.Storage;

public sealed class TroubleTests
{
    public static TheoryData<Exception> Troubles => new(
        new PostgresException("cannot execute INSERT in a read-only transaction", "ERROR", "ERROR", "25006"),
        new NpgsqlException("Failed to connect"),
        new SqliteException("disk is full", 13),
        new OrleansException(
            "Error from storage provider",
            new PostgresException("sorry, too many clients already", "FATAL", "FATAL", "53300")));

    /// <summary>Otherwise the fan-out would blame the party, and make the delivery a dead letter.</summary>
    [Theory]
    [MemberData(nameof(Troubles))]
    public void The_stores_trouble_on_one_silo_is_the_machines_on_every_other(Exception trouble)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(static silo =>
            silo.UseLocalhostClustering().UseGridStorage(new StoreOptions.Embedded(Path.GetTempPath())));
        using var host = builder.Build();
        var wire = host.Services.GetRequiredService<Serializer>();

        var heard = wire.Deserialize<Exception>(wire.SerializeToArray(trouble))!;

        Assert.True(TransientFaults.IsTransient(heard), heard.ToString());
        Assert.True((heard.InnerException ?? heard) is DbException, heard.ToString());
    }
}
