using System.Net;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.City;

/// <summary>A city is ready while its consumers of the ledger move and its files are sound.</summary>
public sealed class ReadinessTests
{
    private static readonly (string, string) AtOnce = ("Grid:StalledAfter", "00:00:00");

    [Theory]
    [InlineData(5, 7, 7, "the read model at 1:5 of 7")]
    [InlineData(7, 5, 7, "the parties at 1:5 of 7")]
    [InlineData(7, 7, 5, "the clocks at 1:5 of 7")]
    public async Task A_consumer_that_stands_still_is_named_with_its_partition(
        long readModel,
        long parties,
        long clocks,
        string who)
    {
        var door = await Door.Of<ReadinessTests>(AtOnce);
        door.City.Progress = new([3, 7], [3, readModel], [3, parties], 0, [3, clocks]);

        await door.Get("/health/ready"); // the consumer is behind, as it may be for a moment
        var still = await door.Get("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, still.Status);
        Assert.Contains(
            $"A follower of the ledger stands still: {who} for 0 s.",
            still.Json.GetProperty("city").GetString(),
            StringComparison.Ordinal);

        door.City.Progress = new([3, 7], [3, 7], [3, 7], 0, [3, 7]);
        Assert.Equal(HttpStatusCode.OK, (await door.Get("/health/ready")).Status);
    }

    [Fact]
    public async Task One_that_moves_however_far_behind_is_waited_for()
    {
        var door = await Door.Of<ReadinessTests>(AtOnce);
        for (var read = 0; read < 5; read++)
        {
            door.City.Progress = new([1000], [read], [1000], 0, [1000]);
            Assert.Equal(HttpStatusCode.OK, (await door.Get("/health/ready")).Status);
        }
    }

    [Fact]
    public async Task Dead_letters_do_not_prevent_readiness_nor_does_a_version_without_clocks()
    {
        var door = await Door.Of<ReadinessTests>(AtOnce);
        door.City.Progress = new([3], [3], [3], 12);

        await door.Get("/health/ready");
        Assert.Equal(HttpStatusCode.OK, (await door.Get("/health/ready")).Status);
    }

    [Fact]
    public async Task Behind_for_less_than_the_patience_is_ready()
    {
        var door = await Door.Of<ReadinessTests>();
        door.City.Progress = new([3], [1], [3], 0, [3]);

        await door.Get("/health/ready");
        Assert.Equal(HttpStatusCode.OK, (await door.Get("/health/ready")).Status);
    }

    [Fact]
    public async Task A_file_that_turned_out_damaged_is_named()
    {
        var door = await Door.Of<ReadinessTests>();
        door.City.Progress = new(
            [3],
            [3],
            [3],
            0,
            [3],
            "grains.db is damaged (malformed); stop the city and start it again: it says then what to do.");

        var ready = await door.Get("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.StartsWith("grains.db is damaged", ready.Json.GetProperty("city").GetString(), StringComparison.Ordinal);
    }
}
