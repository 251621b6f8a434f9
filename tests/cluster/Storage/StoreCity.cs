using System.Net;
using Grid.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Grid.Tests.Storage;

/// <summary>A silo on a store, as a process would run it.</summary>
internal sealed class StoreCity(IHost host) : IAsyncDisposable
{
    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public Bell Bell => host.Services.GetRequiredService<Bell>();

    public static async Task<StoreCity> Start(StoreOptions store, string cluster = StorageServices.ClusterId)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Bell>();
        builder.UseOrleans(silo =>
        {
            silo.UseGridStorage(store);
            silo.Configure<ClusterOptions>(options => options.ClusterId = cluster);
            if (store is StoreOptions.Postgres && FreePorts.Take(2) is [var port, var gateway])
            {
                silo.ConfigureEndpoints(IPAddress.Loopback, port, gateway);
            }

            silo.Configure<ReminderOptions>(static options => options.MinimumReminderPeriod = TimeSpan.FromSeconds(0.1));
        });
        var host = builder.Build();
        await host.StartAsync();
        return new StoreCity(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
