using System.Diagnostics;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Reference;

/// <summary>
/// The description under the linter of others. Needs Node.js and what <c>npm ci --prefix tests/gateway/openapi</c>
/// installs.
/// </summary>
public sealed class LintTests
{
    private const string NotInstalled = "Redocly is not installed: npm ci --prefix tests/gateway/openapi";
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "gateway", "openapi");
    private static readonly string Linter = Path.Combine(Folder, "node_modules", "@redocly", "cli", "bin", "cli.js");
    private static readonly TimeSpan LongestLint = TimeSpan.FromMinutes(3);

    [SkippableFact]
    public async Task The_description_lints_without_an_error_or_a_warning()
    {
        Skip.IfNot(File.Exists(Linter), NotInstalled);
        var door = await Door.Of<LintTests>();
        var file = Path.Combine(Directory.CreateTempSubdirectory("grid-openapi-").FullName, "v1.json");
        await File.WriteAllTextAsync(file, (await door.Get("/openapi/v1.json")).Text);

        var (code, said) = await Lint(file);

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.True(code == 0 && !said.Contains("warning", StringComparison.OrdinalIgnoreCase), said);
    }

    private static async Task<(int Code, string Said)> Lint(string file)
    {
        var start = new ProcessStartInfo(
            "node",
            [Linter, "lint", file, "--config", Path.Combine(Folder, "redocly.yaml"), "--format", "github-actions"])
        {
            RedirectStandardOutput = true,
            Environment = { ["REDOCLY_TELEMETRY"] = "off", ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true" },
        };
        using var linter = Process.Start(start)!;
        using var enough = new CancellationTokenSource(LongestLint, TimeProvider.System);
        try
        {
            var said = await linter.StandardOutput.ReadToEndAsync(enough.Token);
            await linter.WaitForExitAsync(enough.Token);
            return (linter.ExitCode, said);
        }
        catch (OperationCanceledException)
        {
            linter.Kill();
            throw new TimeoutException($"The linter had not ended after {LongestLint}.");
        }
    }
}
