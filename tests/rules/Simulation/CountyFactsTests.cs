using Grid.Simulation.Counties;
using Grid.Simulation.Door;

namespace Grid.Tests.Simulation;

/// <summary>What a run takes from the county, by the door and from a folder.</summary>
public sealed class CountyFactsTests
{
    private static readonly (string, string)[] Two =
        [("330424", "Asia/Shanghai"), ("0952000", "America/New_York")];

    [Fact]
    public async Task The_only_county_of_a_city_is_meant_where_none_is_named()
    {
        var facts = await Ask(null, ("0952000", "America/New_York"));

        Assert.Equal(("0952000", "America/New_York", "OTHER"), (facts.Code, facts.Zone.Id, facts.CatchAll));
        Assert.Equal([DayOfWeek.Friday, DayOfWeek.Saturday], facts.Weekend);
        Assert.False(facts.HasNeighbours);
    }

    [Fact]
    public async Task Of_several_counties_the_named_one_is_taken()
    {
        var facts = await Ask("0952000", Two);

        Assert.Equal(("America/New_York", true), (facts.Zone.Id, facts.HasNeighbours));
    }

    [Fact]
    public async Task Of_several_counties_one_must_be_named() => Assert.Contains(
        "several counties: 330424, 0952000",
        (await Assert.ThrowsAsync<DoorException>(() => Ask(null, Two))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task A_county_that_is_not_there_is_said_to_be_none() => Assert.Contains(
        "no county 330482; it has 330424, 0952000",
        (await Assert.ThrowsAsync<DoorException>(() => Ask("330482", Two))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_folder_says_its_zone_before_its_city_is_started()
    {
        var (code, zone) = CountyFacts.OfFolder(Processes.Repository.County("testshire"));

        Assert.Equal(("TESTSHIRE", "America/New_York"), (code, zone.Id));
        Assert.Throws<InvalidDataException>(() => CountyFacts.OfFolder(Path.GetTempPath()));
    }

    private static async Task<CountyFacts> Ask(string? code, params (string, string)[] counties)
    {
        using var city = new FakeCity { Counties = counties };
        using var http = new HttpClient(city) { BaseAddress = new("http://city") };
        return await CountyFacts.Ask(new CityDoor(http, TimeProvider.System), code, CancellationToken.None);
    }
}
