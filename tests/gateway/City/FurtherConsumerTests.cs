using Grid.ReadModel;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.City;

/// <summary>A city runs a consumer of the ledger that the contracts do not number.</summary>
public sealed class FurtherConsumerTests
{
    private const string News = "grid.news";

    [Fact]
    public async Task A_further_consumer_appears_by_its_name_in_the_progress_and_among_the_dead_letters()
    {
        var door = await Door.Of<FurtherConsumerTests>();
        Assert.False((await door.Get("/v1/progress")).Json.TryGetProperty("further", out _));
        door.City.Progress = new([1], [1], [1], 0, [1], Further: At([1]));
        door.City.Letters = [door.City.Letters[0] with { ConsumerId = (ConsumerId)1_234_567_890, Consumer = News }];

        var progress = (await door.Get("/v1/progress")).Json;
        var letter = Assert.Single((await door.Get("/v1/dead-letters")).Json.GetProperty("items").EnumerateArray());

        Assert.Equal(1, progress.GetProperty("further").GetProperty(News)[0].GetInt64());
        Assert.Equal(News, letter.GetProperty("follower").GetString());
    }

    [Fact]
    public async Task A_further_consumer_that_stands_still_is_named_as_it_was_declared()
    {
        var door = await Door.Of<FurtherConsumerTests>(("Grid:StalledAfter", "00:00:00"));
        door.City.Progress = new([3, 7], [3, 7], [3, 7], 0, [3, 7], Further: At([3, 5]));

        await door.Get("/health/ready");
        var still = await door.Get("/health/ready");

        var said = still.Json.GetProperty("city").GetString();
        Assert.Contains($"stands still: {News} at 1:5 of 7 for ", said, StringComparison.Ordinal);
    }

    private static Dictionary<string, IReadOnlyList<long>> At(IReadOnlyList<long> positions) =>
        new() { [News] = positions };
}
