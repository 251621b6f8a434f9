using System.Text.Json;
using Xunit.Abstractions;

namespace Grid.Tests.Gateway.City;

/// <summary>The city keeps what it acknowledged, also for a caller who asks after a power cut.</summary>
public sealed class KilledCityTests(ITestOutputHelper output)
{
    private const int Kills = 2;

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    [Fact, Trait(TestLength.Trait, TestLength.Long)]
    public async Task What_was_answered_stays_through_kills_and_lists_can_be_made_again_from_the_record()
    {
        const int seed = 999901;
        var dice = new Random(seed);
        await using var city = new EmbeddedCity(driven: true);
        var door = city.Server;
        await door.Start();
        var flow = new Flow(door, seed);

        flow.Begin();
        for (var kill = 0; kill < Kills; kill++)
        {
            await flow.Reach(dice.Next(200, 300));
            await door.Kill();
            door.Launch();
            if (dice.Next(2) == 0)
            {
                // The test kills the city once more while it comes up: at its first line of log, or at its first
                // answer.
                var (heard, atFirstWord) = (door.Log.Length, dice.Next(2) == 0);
                await Wait.Until(
                    async () => atFirstWord ? door.Log.Length > heard : await Answers(door),
                    LongestStart,
                    () => door.Log);
                await door.Kill();
                door.Launch();
            }

            await door.Ready();
        }

        await flow.Reach(50);
        await flow.End();

        output.WriteLine($"{flow}");
        await Recount.Agrees(door, flow.Receipts);
        var before = await Lists(door);

        await door.End();
        var (code, said) = await city.Command("readmodel", "rebuild");
        Assert.True(code == 0, said);
        (code, said) = await city.Command("ledger", "verify");
        Assert.True(code == 0, said);
        await door.Start();

        Assert.Equal(before, await Lists(door));
        await Recount.Agrees(door, flow.Receipts);
    }

    /// <summary>Says whether the city answers, ready or not.</summary>
    private static async Task<bool> Answers(ServerProcess door)
    {
        try
        {
            await door.Get("/health/ready");
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>
    /// All that the city answers from the read model of cases, except how far the projector has read.
    /// </summary>
    private static async Task<string> Lists(ServerProcess door)
    {
        var totals = (await door.Get("/v1/cases/totals"))
            .Json.EnumerateObject()
            .Where(static figure => figure.Name != "ledgerPosition")
            .Select(static figure => figure.ToString());
        var cases = (await Recount.All(door, "/v1/cases?limit=500")).Select(static line =>
            JsonSerializer.Serialize(line));
        return string.Join('\n', totals.Concat(cases));
    }
}
