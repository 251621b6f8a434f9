using Grid.Chaos.Odd;
using Xunit.Abstractions;

namespace Grid.Chaos.Tests;

/// <summary>Requests that nearly make sense, other ones at every run; the line says the seed.</summary>
public sealed class OddTests(ITestOutputHelper output)
{
    private const int Requests = 3000;

    [Fact]
    public async Task No_odd_request_breaks_the_door_and_what_it_took_can_be_read_back()
    {
        var seed = (int)(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 1_000_000);
        var report = await new OddRun(seed, Requests, output.WriteLine).Run(CancellationToken.None);

        output.WriteLine(report.Line);
        Assert.True(report.Faults.Count == 0, $"{report.Line}\n{string.Join('\n', report.Faults)}");
        Assert.True(
            report.Statuses.GetValueOrDefault(200) > 0 && report.Statuses.GetValueOrDefault(400) > 0, report.Line);
    }
}
