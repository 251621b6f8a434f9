using Grid.Parties;

namespace Grid.Tests.Parties;

public sealed class SeenPositionsTests
{
    [Fact]
    public void A_record_that_is_taken_late_takes_back_nothing_that_came_after_it()
    {
        var seen = SeenPositions.Of(null);
        seen.Add(new(3, 20));
        seen.Add(new(4, 7));

        seen.Add(new(3, 12)); // it could not be taken when it was read, and can be now

        Assert.True(seen.Has(new(3, 20)));
        Assert.Equal(new Dictionary<int, long> { [3] = 20, [4] = 7 }, seen.Stored());
    }
}
