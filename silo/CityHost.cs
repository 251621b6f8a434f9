using Grid.Gateway;
using Grid.Gateway.Foundation;
using Grid.Gateway.Import;
using Grid.Gateway.Settings;
using Grid.Storage;

namespace Grid.Silo;

/// <summary>A city in one process: a silo, and the door in front of it.</summary>
internal static partial class CityHost
{
    public static async Task<int> Run(string[] args, CancellationToken stop)
    {
        var builder = Builder(args);
        if (!SettingsCheck.Passes(SettingsCheck.Faults(builder.Configuration)))
        {
            return SettingsCheck.NotUnderstood;
        }

        if (CountyFolders.Fault(CountyFolders.Of(builder.Configuration)) is { } wrong)
        {
            await Console.Error.WriteLineAsync(wrong);
            return SettingsCheck.NotUnderstood;
        }

        builder.UseLoopbackByDefault();
        var refusal =
            Loopback.Refused(builder.Configuration)
            ?? SiloEndpoints.Refused(builder.Configuration)
            ?? Listening.Fault(builder.Configuration);
        if (refusal is not null)
        {
            await Console.Error.WriteLineAsync(refusal);
            return 1;
        }

        var store = CityStore.Of(builder.Configuration);
        OpenedStore opened;
        try
        {
            opened = await CityStore.Open(store, builder.Configuration, remade: null, stop);
        }
        catch (StoreRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }

        await using var held = opened;
        builder.UseOrleans(silo =>
        {
            silo.AddGridGrains(store, builder.Configuration);
            if (store is StoreOptions.Postgres)
            {
                silo.UseEndpoints(builder.Configuration);
            }
        });
        builder.Services.AddGridGateway(builder.Configuration).AddCityLoader();
        builder.Services.AddHostedService<CityLoading>();

        await using var app = builder.Build();
        if (HasDoor(builder.Configuration))
        {
            app.MapGridGateway();
        }
        else
        {
            app.MapGridHealth();
        }

        foreach (var note in opened.Notes)
        {
            Log.Noted(app.Logger, note);
        }

        await app.RunAsync(stop);
        return Environment.ExitCode;
    }

    /// <summary>
    /// Whether this silo serves the public door. It does unless <c>Grid:Door</c> is <c>off</c>, where separate gateways
    /// serve it.
    /// </summary>
    public static bool HasDoor(IConfiguration configuration) =>
        !string.Equals(configuration["Grid:Door"], "off", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The program reads settings from its own folder, and keeps the city's data in the caller's current folder.
    /// </summary>
    public static WebApplicationBuilder Builder(string[] args) =>
        WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
}
