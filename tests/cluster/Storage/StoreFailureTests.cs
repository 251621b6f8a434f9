using System.Data.Common;
using Grid.Ledger.Streams;
using Grid.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Serialization;

namespace Grid.Tests.Storage;

public sealed class StoreFailureTests
{
    public static TheoryData<Exception> Failures => new(
        new PostgresException("cannot execute INSERT in a read-only transaction", "ERROR", "ERROR", "25006"),
        new NpgsqlException("Failed to connect"),
        new SqliteException("disk is full", 13),
        new OrleansException(
            "Error from storage provider",
            new PostgresException("sorry, too many clients already", "FATAL", "FATAL", "53300")));

    /// <summary>Otherwise the fan-out would blame the party, and make the delivery a dead letter.</summary>
    [Theory]
    [MemberData(nameof(Failures))]
    public void A_store_failure_on_one_silo_is_transient_on_every_other(Exception failure)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(static silo =>
            silo.UseLocalhostClustering().UseGridStorage(new StoreOptions.Embedded(Path.GetTempPath())));
        using var host = builder.Build();
        var wire = host.Services.GetRequiredService<Serializer>();

        var received = wire.Deserialize<Exception>(wire.SerializeToArray(failure))!;

        Assert.True(TransientFaults.IsTransient(received), received.ToString());
        Assert.True((received.InnerException ?? received) is DbException, received.ToString());
    }
}
