using System.Globalization;
using Grid.Counties;
using Grid.Gateway.Import;
using Grid.Silo.Folders;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Grid.Silo;

/// <summary>
/// Loads the county's folder once the silo has started, shows the progress, and then prints the address of the city.
/// </summary>
internal sealed partial class CityLoading(
    CityLoader loader,
    RegisterFollower registers,
    IConfiguration configuration,
    IServer server,
    IHostApplicationLifetime life,
    TimeProvider time,
    ILogger<CityLoading> log) : BackgroundService
{
    /// <summary>
    /// How often a file that takes long reports its progress. Each loaded file has a line of its own anyway.
    /// </summary>
    private static readonly TimeSpan BetweenWords = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Started(stoppingToken);
        var began = time.GetTimestamp();
        try
        {
            var said = began;
            var progress = new SynchronousProgress<CityProgress>(step =>
            {
                if (time.GetElapsedTime(said) > BetweenWords)
                {
                    said = time.GetTimestamp();
                    Log.Loading(log, step.Done + 1, step.Files, step.File, step.Records);
                }
            });
            var counties = await loader.Load(CountyFolders.Of(configuration), progress, stoppingToken);
            await registers.CatchUp();
            if (loader.Refusals > 0)
            {
                await Explain(stoppingToken);
            }

            var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
            Log.Ready(
                log,
                string.Join("、", counties.Select(static county => county.Name)),
                time.GetElapsedTime(began).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
                address);
            if (CityHost.HasDoor(configuration))
            {
                var requests = Requests(address, registers.Current.First.Sample);
                await Console.Out.WriteLineAsync(requests.AsMemory(), stoppingToken);
            }
        }
        catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
        {
            Log.Failed(log, failed);
            if (failed is InvalidDataException)
            {
                await Explain(stoppingToken);
            }

            Environment.ExitCode = 1;
            life.StopApplication();
        }
    }

    /// <summary>Prints once what the check finds in all files, grouped by cause.</summary>
    private async Task Explain(CancellationToken stop)
    {
        foreach (var folder in CountyFolders.Of(configuration))
        {
            var report = await FolderCheck.Run(
                folder,
                time.GetUtcNow(),
                new SynchronousProgress<(string File, int Rows)>(static _ => { }),
                stop);
            foreach (var line in report.Print(all: false).Prepend($"What is wrong with {folder}:"))
            {
                await Console.Out.WriteLineAsync(line.AsMemory(), stop);
            }
        }
    }

    private static string Requests(string address, CountySample sample) => sample.Fill($$"""

        Paste one of these:

          curl -s -X POST {{address}}/v1/reports -H 'Content-Type: application/json' \
            -d '{ "class": "‹class›", "lon": ‹lon›, "lat": ‹lat›, "description": "‹className›", "channel": "‹channel›" }'

          curl -s '{{address}}/v1/cases?limit=5'

          curl -s {{address}}/v1/{{(sample.HasSegment ? "segments/‹segment›" : "cells/‹cell›")}}/obligations

        The door's page: {{address}}/    Ctrl-C ends the city; everything is kept.

        """);

    private async Task Started(CancellationToken stop)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stop);
    }
}
