using Grid.Chaos.Counties;
using Grid.Chaos.Run;
using Grid.Tests.Processes;
using Xunit.Abstractions;

namespace Grid.Chaos.Tests;

/// <summary>The short form of what the program does, one after the other.</summary>
[Trait(TestLength.Trait, TestLength.Long)]
public sealed class ShortFormTests(ITestOutputHelper output)
{
    [SkippableFact]
    public async Task A_region_keeps_its_promises_through_twelve_faults()
    {
        Skip.IfNot(PostgresServer.IsInstalled, PostgresServer.NotInstalled);

        await Proves(ChaosOptions.Short(Seed) with { Faults = 12 }, 12);
    }

    [Fact]
    public async Task A_city_in_one_process_keeps_its_promises_through_every_fault_it_knows() =>
        await Proves(ChaosOptions.Short(Seed) with { Faults = 0, Embedded = true }, 6);

    [Fact]
    public async Task Three_counties_in_three_zones_keep_to_themselves_through_three_kills()
    {
        var report = await new CountiesRun(ChaosOptions.OfCounties(Seed, 3) with { Embedded = true }, output.WriteLine)
            .Run(CancellationToken.None);

        output.WriteLine(report.Line);
        Assert.Empty(report.Differences);
        Assert.True(report is { Kills: 3, Accepted: > 30 }, report.Line);
    }

    private static int Seed => (int)(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 1_000_000);

    private async Task Proves(ChaosOptions options, int faults)
    {
        var report = await new ChaosRun(options, output.WriteLine).Run(CancellationToken.None);

        output.WriteLine(report.Line);
        Assert.Empty(report.Differences);
        Assert.True(report.Faults.Values.Sum() >= faults && report.Accepted > 0, report.Line);
    }
}
