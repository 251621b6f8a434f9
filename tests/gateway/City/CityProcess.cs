using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Grid.City;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.City;

/// <summary>
/// A whole city as it is delivered: the silo as a process of its own, on a free port and in a folder of its own, loaded from the
/// second county, its clock driven by the test.
/// </summary>
public sealed class CityProcess : IAsyncLifetime
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private readonly string folder = Directory.CreateTempSubdirectory("grid-door-").FullName;
    private readonly StringBuilder log = new();
    private readonly Uri address = new($"http://127.0.0.1:{FreePort()}");
    private HttpClient client = new();
    private Process? process;

    public async Task InitializeAsync() => await Start();

    /// <summary>Nothing is asked of it: it is dead.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        client.Dispose();
    }

    /// <summary>Starts it on whatever it has stored, and waits until it is ready.</summary>
    public async Task Start()
    {
        client = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(40) };
        process = new Process
        {
            StartInfo = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Grid.Silo.dll"), "--urls", address.ToString()])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["Grid__Data"] = folder,
                    ["Grid__Clock"] = "driven",
                    ["Grid__County"] = Path.Combine(House.Root, "data", "testshire"),
                },
            },
        };
        process.OutputDataReceived += (_, line) => Log(line.Data);
        process.ErrorDataReceived += (_, line) => Log(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Until(IsReady, LongestStart, () => $"The city did not become ready. Its log:\n{log}");
    }

    /// <summary>A request at a time of the city.</summary>
    public async Task<Answer> Send(HttpMethod method, string path, DateTimeOffset? now = null, string? body = null, string contentType = "application/json", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        }

        if (now is { } time)
        {
            request.Headers.Add(DrivenTime.Header, time.ToString("yyyy-MM-dd'T'HH:mm:sszzz"));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);
    }

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path);

    /// <summary>Asks until the answer is as it should be: what travels by stream arrives when it arrives.</summary>
    public async Task<Answer> Get(string path, Func<Answer, bool> arrived)
    {
        Answer? last = null;
        await Until(
            async () => arrived(last = await Get(path)), TimeSpan.FromSeconds(20), () => $"{path} still answers {last?.Status} {last?.Text}\n{log}");
        return last!;
    }

    public async Task DisposeAsync()
    {
        await Kill();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task Until(Func<Task<bool>> done, TimeSpan patience, Func<string> complaint)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await done())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < patience, complaint());
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private async Task<bool> IsReady()
    {
        Assert.False(process!.HasExited, $"The city ended. Its log:\n{log}");
        try
        {
            return (await Get("/health/ready")).Status == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Log(string? line)
    {
        lock (log)
        {
            log.AppendLine(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
