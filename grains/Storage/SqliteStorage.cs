using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Storage;

/// <summary>
/// The embedded city: one silo, a file for snapshots and reminders and one for contacts, each with one writer.
/// </summary>
internal static class SqliteStorage
{
    public static DbDataSource Contacts(StoreOptions.Embedded store) =>
        new GatedSqliteDataSource(store.ContactsFile, new SemaphoreSlim(1, 1), "FULL");

    public static ISiloBuilder UseSqlite(this ISiloBuilder silo, StoreOptions.Embedded store)
    {
        var turn = new SemaphoreSlim(1, 1);
        silo.Services.AddKeyedSingleton<DbDataSource>(
            StorageServices.Snapshots, (_, _) => new GatedSqliteDataSource(store.GrainsFile, turn, "NORMAL"));
        silo.Services.AddKeyedSingleton<DbDataSource>(
            StorageServices.Lasting, (_, _) => new GatedSqliteDataSource(store.GrainsFile, turn, "FULL"));

        // The silo calls itself alone: any free port serves, and cities on the same machine keep their own.
        return silo.UseLocalhostClustering(
            FreePorts.Reserve(1)[0],
            gatewayPort: 0,
            serviceId: StorageServices.ServiceId,
            clusterId: StorageServices.ClusterId);
    }
}
