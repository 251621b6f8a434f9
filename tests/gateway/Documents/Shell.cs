using System.Diagnostics;

namespace Grid.Tests.Gateway.Documents;

/// <summary>A shell that runs a script and ends.</summary>
internal static class Shell
{
    public static async Task<(int Code, string Said)> Run(
        string script, string folder, IEnumerable<(string Name, string Value)> settings, TimeSpan patience)
    {
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var shell = Process.Start(start)!;
        using var enough = new CancellationTokenSource(patience, TimeProvider.System);
        try
        {
            var (said, wrong) = (
                shell.StandardOutput.ReadToEndAsync(enough.Token), shell.StandardError.ReadToEndAsync(enough.Token));
            await shell.WaitForExitAsync(enough.Token);
            return (shell.ExitCode, await said + await wrong);
        }
        catch (OperationCanceledException)
        {
            shell.Kill(entireProcessTree: true);
            throw new TimeoutException($"This had not ended after {patience}:\n{script}");
        }
    }
}
