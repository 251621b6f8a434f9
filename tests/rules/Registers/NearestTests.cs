using Grid.Gateway.Foundation;

namespace Grid.Tests.Registers;

public sealed class NearestTests
{
    private static readonly string[] Known =
    [
        "reportedAt",
        "description",
        "vaccinatedUntil",
        "licensedUntil",
        "class",
        "lon",
        "lat",
        "by",
    ];

    [Theory]
    [InlineData("reported_at", "reportedAt")]
    [InlineData("descripton", "description")]
    [InlineData("vaccinated-until", "vaccinatedUntil")]
    [InlineData("VACCINATEDUNTIL", "vaccinatedUntil")]
    [InlineData("calss", "class")]
    [InlineData("colour", null)]
    [InlineData("", null)]
    [InlineData("___", null)]
    public void A_misspelt_name_means_the_known_one_with_the_fewest_letters_to_change(string name, string? meant) =>
        Assert.Equal(meant, Nearest.To(name, Known));

    [Fact]
    public void A_name_longer_than_any_known_one_means_none_of_them() =>
        Assert.Null(Nearest.To(new('a', 100_000), Known));

    [Fact]
    public void A_hint_names_the_nearest_or_else_all()
    {
        Assert.Equal(" Did you mean reportedAt?", Nearest.Hint("reported_at", Known));
        Assert.Equal(" Known are lon, lat.", Nearest.Hint("weather", ["lon", "lat"]));
    }
}
