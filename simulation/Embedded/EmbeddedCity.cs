using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Grid.Simulation.Door;

namespace Grid.Simulation.Embedded;

/// <summary>
/// A whole city of our own: the silo as a process in a temporary folder, on a free port, its clock driven by us. When
/// it dies unasked it is started again on what it has stored, for a city must bear that; <see cref="Restarts"/> says
/// how often.
/// </summary>
internal sealed class EmbeddedCity : IAsyncDisposable
{
    private const int MostRestarts = 3;

    /// <summary>A city that starts says how it goes; one that has said nothing new for so long has got stuck.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(20);

    private readonly string _county;
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly CityLog _log;
    private readonly CancellationTokenSource _ending = new();
    private Process _process;
    private Task _watch = Task.CompletedTask;

    private EmbeddedCity(string county, TimeProvider time)
    {
        _county = county;
        _time = time;
        _folder = Directory.CreateTempSubdirectory("grid-city-").FullName;
        _log = new CityLog(Path.Combine(_folder, "city.log"));
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        _process = Begin();
    }

    public Uri Address { get; }

    public string Folder => _folder;

    public int Restarts { get; private set; }

    /// <summary>Starts a city and waits until it is ready.</summary>
    /// <param name="county">The folder it is loaded from.</param>
    /// <exception cref="DoorException">It did not become ready; the message ends with its log.</exception>
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
            city._watch = city.Watch();
            return city;
        }
        catch
        {
            await city.DisposeAsync();
            city.Remove();
            throw;
        }
    }

    /// <summary>How to start it again and look.</summary>
    public IEnumerable<string> HowToLook() =>
    [
        $"The city is kept in {_folder}. To look at it:",
        $"  Grid__Data={Path.Combine(_folder, "city")} Grid__County={_county} Grid__Clock=driven dotnet run "
        + "--project silo",
        "  curl 'http://localhost:5311/v1/cases?limit=5'",
    ];

    /// <summary>Leaves nothing behind.</summary>
    public void Remove() => Directory.Delete(_folder, recursive: true);

    /// <summary>Asks it to end, so that it keeps all its state; kills it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watch;
        if (!_process.HasExited)
        {
            Signals.Terminate(_process);
            using var patience = new CancellationTokenSource(LongestEnd, _time);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync(CancellationToken.None);
            }
        }

        _process.Dispose();
        _log.Dispose();
        _ending.Dispose();
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
                ["Grid__Data"] = Path.Combine(_folder, "city"),
                ["Grid__Clock"] = "driven",
                ["Grid__County"] = _county,
            },
        };
        // Whatever database the caller works with, this city has files of its own.
        start.Environment.Remove("ConnectionStrings__Grid");
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => _log.Write(line.Data);
        process.ErrorDataReceived += (_, line) => _log.Write(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task Ready(Action<double, string> shown, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(2) };
        var (heard, said) = (_time.GetTimestamp(), "");
        while (!await IsReady(http, cancel))
        {
            if (_log.Last != said)
            {
                (heard, said) = (_time.GetTimestamp(), _log.Last);
            }

            if (_process.HasExited || _time.GetElapsedTime(heard) > LongestSilence)
            {
                throw new DoorException(
                    $"The city did not start{(_process.HasExited ? $" (exit code {_process.ExitCode})" : "")}. Its "
                    + $"log ends:\n{_log.Tail()}");
            }

            shown(0, _log.Last);
            await Task.Delay(TimeSpan.FromMilliseconds(100), _time, cancel);
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
                await _process.WaitForExitAsync(_ending.Token);
                // A terminal's Ctrl-C reaches the city too: then it is we who are ending, only a moment later.
                await Task.Delay(TimeSpan.FromMilliseconds(500), _time, _ending.Token);
                if (Restarts == MostRestarts)
                {
                    return;
                }

                Restarts++;
                _log.Write(
                    $"-- the city ended with code {_process.ExitCode}; started again ({Restarts} of {MostRestarts}) --"
                );
                _process.Dispose();
                _process = Begin();
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to end.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
