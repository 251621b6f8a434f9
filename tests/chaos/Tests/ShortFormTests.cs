using Grid.Chaos.Run;
using Grid.Tests.Processes;
using Xunit.Abstractions;

namespace Grid.Chaos.Tests;

/// <summary>The short form of what the program does.</summary>
public sealed class ShortFormTests(ITestOutputHelper output)
{
    [SkippableFact]
    public async Task A_region_keeps_its_promises_through_twenty_faults()
    {
        Skip.IfNot(PostgresServer.IsInstalled, PostgresServer.NotInstalled);
        var seed = (int)(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 1_000_000);

        var report = await new ChaosRun(ChaosOptions.Short(seed), output.WriteLine).Run(CancellationToken.None);

        output.WriteLine(report.Line);
        Assert.Empty(report.Differences);
        Assert.True(report.Faults.Values.Sum() >= 20, report.Line);
    }
}
