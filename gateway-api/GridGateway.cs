using Grid.Gateway.Cases;
using Grid.Gateway.Cells;
using Grid.Gateway.Changes;
using Grid.Gateway.City;
using Grid.Gateway.Coordinations;
using Grid.Gateway.Counties;
using Grid.Gateway.Documents;
using Grid.Gateway.Evidence;
using Grid.Gateway.Exposures;
using Grid.Gateway.Foundation;
using Grid.Gateway.Home;
using Grid.Gateway.Export;
using Grid.Gateway.Import;
using Grid.Gateway.Inspections;
using Grid.Gateway.Integrity;
using Grid.Gateway.Ladders;
using Grid.Gateway.Ledger;
using Grid.Gateway.Letters;
using Grid.Gateway.Names;
using Grid.Gateway.Operations;
using Grid.Gateway.Parties;
using Grid.Gateway.Penalties;
using Grid.Gateway.Parts;
using Grid.Gateway.Patrols;
using Grid.Gateway.Places;
using Grid.Gateway.Posts;
using Grid.Gateway.Problems;
using Grid.Gateway.Reference;
using Grid.Gateway.Registers;
using Grid.Gateway.Repeats;
using Grid.Gateway.Rulebook;
using Grid.Gateway.Checklists;
using Grid.Gateway.Schemas;
using Grid.Gateway.Shops;
using Grid.Gateway.Standing;
using Grid.Gateway.Trading;
using Grid.Gateway.Worklists;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Grid.Gateway;

/// <summary>
/// The public door of a city: HTTP in, one grain call, HTTP out. Needs an <see cref="IGrainFactory"/> in the services.
/// </summary>
public static class GridGateway
{
    public static IServiceCollection AddGridGateway(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GatewayOptions>().Bind(configuration.GetSection(GatewayOptions.Section));
        services.AddOptions<EvidenceLimits>().Bind(configuration.GetSection(EvidenceLimits.Section));
        services.TryAddSingleton(TimeProvider.System);
        services.AddGatewayJson();
        services.AddNaming();
        services.AddReference();
        services.AddReadiness();
        services.AddProblems();
        services.AddKnownQuery();
        services.TryAddSingleton(new LineLimits());
        services.TryAddSingleton(new ImportLimits());
        services.TryAddSingleton(new BulkLimits());
        services.AddSingleton<LineAnswers>().AddSingleton<BulkReports>();
        services.AddServerLimits();
        services.AddRequestLimits();
        services.AddCompression();
        services.AddSingleton<EntryAttempts>().AddSingleton<Importer>().AddSingleton<TableImporter>()
            .AddSingleton<CaseImporter>();
        services.AddSingleton<RegisterReader>().AddSingleton<Endings>();
        services.AddSingleton<ICountyContents, CityContents>().AddSingleton<Exporter>().AddSingleton<FolderArchive>();
        services.AddSingleton<ObligationPages>();
        services.AddChanges();
        services.Configure<LoggerFilterOptions>(QuietByDefault);
        return services;
    }

    /// <summary>
    /// For a process that loads its city at start: the door is not ready before <see cref="CityLoader"/> has loaded it.
    /// </summary>
    public static IServiceCollection AddCityLoader(this IServiceCollection services) =>
        services
            .AddSingleton<CityToLoad>()
            .AddSingleton(static provider => new CityLoader(
                provider.GetRequiredService<IGrainFactory>(),
                provider.GetRequiredService<Importer>(),
                provider.GetRequiredService<TableImporter>(),
                provider.GetRequiredService<CaseImporter>(),
                provider.GetRequiredService<CityState>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<CityLoader>>()));

    public static WebApplication MapGridGateway(this WebApplication app)
    {
        app.WarnWhenOpen();
        app.UseTraceId();
        app.UseSpeech();
        app.UseResponseCompression();
        app.UseProblems();
        app.UseHosts();
        app.UseServerLimits();
        app.UseHead();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseRequestChecks();
        app.UseDrivenTime();
        app.UseKnownCounties();

        app.MapHome();
        app.MapReference();
        app.MapProblemCatalogue();
        app.MapReadiness();
        app.MapVersion();

        var v1 = app.MapGroup("/v1").WithConventions().WithMetadata(BodyLimit.Ordinary);
        v1.MapReports();
        v1.MapCases();
        v1.MapEvidence();
        v1.MapCoordinations();
        v1.MapLetters();
        v1.MapDocuments();
        v1.MapRecut();
        v1.MapParties();
        v1.MapPrefectures();
        v1.MapTables();
        v1.MapPractice();
        v1.MapRoutes();
        v1.MapDue();
        v1.MapDays();
        v1.MapChecklist();
        v1.MapLocate();
        v1.MapLawful();
        v1.MapFronts();
        v1.MapPlates();
        v1.MapNearParts();
        v1.MapPlaces();
        v1.MapPosts();
        v1.MapWorklist();
        v1.MapProblems();
        v1.MapPatrols();
        v1.MapInspections();
        v1.MapOperations();
        v1.MapLadders();
        v1.MapIntegrity();
        v1.MapPenalties();
        v1.MapExposures();
        v1.MapImport();
        v1.MapExport();
        v1.MapSchemas();
        v1.MapLedger();
        v1.MapChanges();
        v1.MapClock();
        return app;
    }

    // The log does not mention ordinary requests, unless the configuration of the logging says otherwise.
    private static void QuietByDefault(LoggerFilterOptions logging) =>
        logging.Rules.Insert(0, new(providerName: null, "Microsoft.AspNetCore", LogLevel.Warning, filter: null));

    /// <summary>Maps the health checks alone, for a silo whose city has its door in another process.</summary>
    public static WebApplication MapGridHealth(this WebApplication app)
    {
        app.MapReadiness();
        return app;
    }
}
