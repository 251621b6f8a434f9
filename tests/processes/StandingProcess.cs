using System.Collections.Concurrent;
using System.Diagnostics;

namespace Grid.Tests.Processes;

/// <summary>
/// A program that says one line on its console once it is where its starter wants it, and stands there until it is
/// killed (kill -9). It does not outlive its starter.
/// </summary>
public sealed class StandingProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> complaints = new();

    private StandingProcess(Process process) => this.process = process;

    private string Complaints => string.Join('\n', complaints);

    public static StandingProcess Start(string program, IReadOnlyList<string> arguments)
    {
        // It lives for seconds: code is made ready to run, not measured for running fast.
        var how = ChildProcess.Start(program, arguments, [("DOTNET_TieredPGO", "0")]);
        var started = new StandingProcess(new() { StartInfo = how });
        started.process.ErrorDataReceived += (_, line) => started.complaints.Enqueue(line.Data ?? "");
        started.process.Start();
        started.process.BeginErrorReadLine();
        return started;
    }

    /// <summary>The line it says.</summary>
    public async Task<string> Line(TimeSpan patience)
    {
        using var enough = new CancellationTokenSource(patience, TimeProvider.System);
        try
        {
            return await process.StandardOutput.ReadLineAsync(enough.Token)
                ?? throw new InvalidOperationException($"The process ended without a word.\n{Complaints}");
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The process said nothing for {patience}.\n{Complaints}");
        }
    }

    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        process.Dispose();
    }
}
