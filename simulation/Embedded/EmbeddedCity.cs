using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Grid.Simulation.Door;

namespace Grid.Simulation.Embedded;

/// <summary>
/// A whole city for one run: the silo as a process in a temporary folder, on a free port, with a clock that the run
/// drives. When the process dies by itself, the run starts it again on its stored data, since a city must survive that;
/// <see cref="Restarts"/> counts how often.
/// </summary>
internal sealed class EmbeddedCity : IAsyncDisposable
{
    private const int MostRestarts = 3;

    /// <summary>A starting city prints its progress. A city that printed nothing new for so long is stuck.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(20);

    private readonly string county;
    private readonly string folder;
    private readonly TimeProvider time;
    private readonly CityLog log;
    private readonly CancellationTokenSource ending = new();
    private Process process;
    private Task watch = Task.CompletedTask;

    private EmbeddedCity(string county, TimeProvider time)
    {
        this.county = county;
        this.time = time;
        folder = Directory.CreateTempSubdirectory("grid-city-").FullName;
        log = new CityLog(Path.Combine(folder, "city.log"));
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        process = Begin();
    }

    public Uri Address { get; }

    public int Restarts { get; private set; }

    /// <summary>Starts a city and waits until it is ready.</summary>
    /// <param name="county">The folder it is loaded from.</param>
    /// <exception cref="DoorException">The city did not become ready; the message ends with its log.</exception>
    public static async Task<EmbeddedCity> Start(
        string county,
        TimeProvider time,
        Action<double, string> shown,
        CancellationToken cancel)
    {
        var city = new EmbeddedCity(county, time);
        try
        {
            await city.Ready(shown, cancel);
            city.watch = city.Watch();
            return city;
        }
        catch
        {
            await city.DisposeAsync();
            city.Remove();
            throw;
        }
    }

    /// <summary>Lines that say how to start the city again and look at it.</summary>
    public IEnumerable<string> HowToLook() =>
    [
        $"The city is kept in {folder}. To look at it:",
        $"  Grid__Data={Path.Combine(folder, "city")} Grid__County={county} Grid__Clock=driven dotnet run "
        + "--project silo",
        "  curl 'http://localhost:5311/v1/cases?limit=5'",
    ];

    /// <summary>Deletes the folder of the city.</summary>
    public void Remove() => Directory.Delete(folder, recursive: true);

    /// <summary>Asks the process to end, so that it keeps all its state, and kills it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await watch;
        if (!process.HasExited)
        {
            Signals.Terminate(process);
            using var patience = new CancellationTokenSource(LongestEnd, time);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }

        process.Dispose();
        log.Dispose();
        ending.Dispose();
    }

    private Process Begin()
    {
        var silo = Assembly
            .GetExecutingAssembly()
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(static metadata => metadata.Key == "Grid.Silo")
            .Value!;
        var start = new ProcessStartInfo("dotnet", [silo, "--urls", Address.ToString()])
        {
            WorkingDirectory = Path.GetDirectoryName(silo)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["Grid__Data"] = Path.Combine(folder, "city"),
                ["Grid__Clock"] = "driven",
                ["Grid__County"] = county,
            },
        };
        // This city has files of its own, even where the caller's environment names a database.
        start.Environment.Remove("ConnectionStrings__Grid");
        var started = new Process { StartInfo = start };
        started.OutputDataReceived += (_, line) => log.Write(line.Data);
        started.ErrorDataReceived += (_, line) => log.Write(line.Data);
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private async Task Ready(Action<double, string> shown, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(2) };
        var (heard, said) = (time.GetTimestamp(), "");
        while (!await IsReady(http, cancel))
        {
            if (log.Last != said)
            {
                (heard, said) = (time.GetTimestamp(), log.Last);
            }

            if (process.HasExited || time.GetElapsedTime(heard) > LongestSilence)
            {
                throw new DoorException(
                    $"The city did not start{(process.HasExited ? $" (exit code {process.ExitCode})" : "")}. Its "
                    + $"log ends:\n{log.Tail()}");
            }

            shown(0, log.Last);
            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancel);
        }
    }

    private static async Task<bool> IsReady(HttpClient http, CancellationToken cancel)
    {
        try
        {
            using var response = await http.GetAsync("/health/ready", cancel);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception notYet)
            when (notYet is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task Watch()
    {
        try
        {
            while (true)
            {
                await process.WaitForExitAsync(ending.Token);
                // A terminal's Ctrl-C ends the city before this process. Wait, so that it does not start the city
                // again.
                await Task.Delay(TimeSpan.FromMilliseconds(500), time, ending.Token);
                if (Restarts == MostRestarts)
                {
                    return;
                }

                Restarts++;
                log.Write(
                    $"-- the city ended with code {process.ExitCode}; started again ({Restarts} of {MostRestarts}) --");
                process.Dispose();
                process = Begin();
            }
        }
        catch (OperationCanceledException)
        {
            // DisposeAsync ends the watch.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
