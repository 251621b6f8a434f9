using System.Diagnostics;
using System.Reflection;

namespace Grid.Tests.Processes;

/// <summary>Grid's programs as they were built beside these tests, in the same configuration.</summary>
public static class BuiltPrograms
{
    private static string Configuration { get; } =
        typeof(BuiltPrograms).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    public static string Silo { get; } = Of("silo", "Grid.Silo");

    public static string Gateway { get; } = Of("gateway-api", "Grid.Gateway");

    public static string Simulation { get; } = Of("simulation", "Grid.Simulation");

    /// <summary>
    /// Runs a program to its end: <c>Run(BuiltPrograms.Silo, ["ledger", "verify"], settings)</c>. The program dies with
    /// the process that called this, and when patience ends.
    /// </summary>
    public static async Task<(int Code, string Said)> Run(
        string program,
        IReadOnlyList<string> arguments,
        IEnumerable<(string Name, string Value)> settings,
        TimeSpan patience)
    {
        using var process = Process.Start(ChildProcess.Start(program, arguments, settings))!;
        using var enough = new CancellationTokenSource(patience, TimeProvider.System);
        try
        {
            var (said, wrong) = (
                process.StandardOutput.ReadToEndAsync(enough.Token),
                process.StandardError.ReadToEndAsync(enough.Token));
            await process.WaitForExitAsync(enough.Token);
            return (process.ExitCode, await said + await wrong);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException(
                $"{Path.GetFileName(program)} {string.Join(' ', arguments)} had not ended after {patience}.");
        }
    }

    /// <summary>A program of a folder of the house, built beside this.</summary>
    public static string Of(string folder, string program) =>
        Path.Combine(
            Repository.Root, folder, "bin", Configuration, $"net{Environment.Version.Major}.0", $"{program}.dll");
}
