using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Grid.City;

namespace Grid.Tests.Processes;

/// <summary>
/// One of our servers as it is delivered: a process of its own on a port of its own, the same at every start, spoken to
/// over HTTP. It can be killed, stopped and started again under the load of any number of callers.
/// </summary>
public sealed class ServerProcess(string program, params IReadOnlyList<(string Name, string Value)> settings)
    : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan LongestWay = TimeSpan.FromSeconds(30);
    private readonly StringBuilder log = new();
    private readonly string name = Path.GetFileNameWithoutExtension(program);
    private readonly int port = Ports.Free();
    private HttpClient? client;
    private Process? process;

    /// <summary>The address it listens on.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>A command it is started under, such as <c>ip netns exec NAME</c>; none unless said.</summary>
    public IReadOnlyList<string> Under { get; init; } = [];

    public Uri Address => new($"http://{Host}:{port}");

    public bool Runs => process is { HasExited: false };

    /// <summary>Its process id while it runs.</summary>
    public int? Id => process?.Id;

    /// <summary>What it has said on its console since it was first started.</summary>
    public string Log
    {
        get
        {
            lock (log)
            {
                return log.ToString();
            }
        }
    }

    /// <summary>
    /// Puts something on the way of every request, to look at it and at its answer; set before the first one.
    /// </summary>
    public Func<HttpMessageHandler, HttpMessageHandler> Watch { get; set; } = static way => way;

    // Tests read what a problem says in English, unless they ask for another language.
    private HttpClient Client => client ??= new(Watch(new SocketsHttpHandler()))
    {
        BaseAddress = Address,
        Timeout = TimeSpan.FromSeconds(40),
        DefaultRequestHeaders = { { "Accept-Language", "en" } },
    };

    /// <summary>Starts it on its stored files, if any, and waits until it is ready.</summary>
    public async Task Start()
    {
        Launch();
        await Ready();
    }

    /// <summary>Starts it without waiting.</summary>
    public void Launch()
    {
        process = new() { StartInfo = ChildProcess.Start(program, ["--urls", Address.ToString()], settings, Under) };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Waits until it says that it is ready.</summary>
    public Task Ready() => Wait.Until(IsReady, LongestStart, () => $"{name} did not become ready. Its log:\n{Log}");

    /// <summary>kill -9: nothing is asked of it, it is dead.</summary>
    public async Task Kill()
    {
        if (process is { } dying)
        {
            process = null;
            dying.Kill();
            await dying.WaitForExitAsync();
            dying.Dispose();
        }
    }

    /// <summary>SIGTERM: it is asked to end, and has.</summary>
    public async Task End()
    {
        if (process is { } ending)
        {
            await Signal("TERM");
            using var patience = new CancellationTokenSource(LongestEnd, TimeProvider.System);
            try
            {
                await ending.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"{name} did not end. Its log:\n{Log}");
            }

            process = null;
            ending.Dispose();
        }
    }

    /// <summary>SIGSTOP: it stands still in the middle of its work, its connections open.</summary>
    public Task Stop() => Signal("STOP");

    /// <summary>SIGCONT: it goes on as if no time had passed.</summary>
    public Task Continue() => Signal("CONT");

    /// <summary>
    /// A request, at a time of the city when one is given. Throws what <see cref="HttpClient"/> throws when no answer
    /// comes.
    /// </summary>
    public async Task<Answer> Send(
        HttpMethod method,
        string path,
        DateTimeOffset? now = null,
        string? body = null,
        string contentType = "application/json",
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body))
            {
                Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) },
            };
        }

        if (now is { } time)
        {
            request.Headers.Add(
                DrivenTime.Header, time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        }

        foreach (var (header, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        using var response = await Client.SendAsync(request);
        return new(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers,
            response.Content.Headers);
    }

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path);

    /// <summary>Asks until the answer is as it should be: what travels by stream arrives when it arrives.</summary>
    public async Task<Answer> Get(string path, Func<Answer, bool> arrived)
    {
        Answer? last = null;
        await Wait.Until(
            async () => arrived(last = await Get(path)),
            LongestWay,
            () => $"{path} still answers {last?.Status} {last?.Text}\n{Log}");
        return last!;
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        client?.Dispose();
    }

    private async Task<bool> IsReady()
    {
        if (!Runs)
        {
            throw new InvalidOperationException($"{name} ended. Its log:\n{Log}");
        }

        try
        {
            return (await Get("/health/ready")).Status == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task Signal(string signal)
    {
        var target = process ?? throw new InvalidOperationException($"{name} does not run.");
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {target.Id}"]);
        await kill.WaitForExitAsync();
    }

    private void Hear(string? line)
    {
        if (line is not null)
        {
            lock (log)
            {
                log.AppendLine(line);
            }
        }
    }
}
