using Grid.Ledger.Streams;

namespace Grid.Tests.Ledger;

public sealed class BroughtPositionsTests
{
    [Fact]
    public void A_party_that_was_brought_nothing_is_known_from_where_the_fan_out_began()
    {
        var brought = new BroughtPositions(began: 40, most: 10);

        brought.Brought(1, 45);

        Assert.Equal((45, 40), (brought.LastTo(1), brought.LastTo(2)));
    }

    [Fact]
    public void A_record_that_is_brought_again_late_takes_nothing_back()
    {
        var brought = new BroughtPositions(began: 0, most: 10);
        brought.Brought(1, 45);

        brought.Brought(1, 12);

        Assert.Equal(45, brought.LastTo(1));
    }

    [Fact]
    public void However_many_parties_are_named_it_remembers_a_bounded_number_and_misses_no_record()
    {
        var random = new Random(7);
        var brought = new BroughtPositions(began: 0, most: 100);
        var last = new Dictionary<int, long>();

        for (var position = 1L; position <= 20_000; position++)
        {
            var party = random.Next(random.Next(2) == 0 ? 50 : 5000);
            Assert.True(brought.LastTo(party) >= last.GetValueOrDefault(party), "after this nothing else names it");
            Assert.True(brought.LastTo(party) < position, "what lies ahead was not brought");
            brought.Brought(party, last[party] = position);
            Assert.True(brought.Count <= 200);
        }

        Assert.True(brought.Watermark > 0, "parties were forgotten");
    }

    [Fact]
    public void A_party_that_is_named_often_is_not_forgotten()
    {
        var brought = new BroughtPositions(began: 0, most: 100);
        for (var position = 1L; position <= 10_000; position++)
        {
            brought.Brought(position % 20 == 0 ? 1 : (int)position + 10, position);
            Assert.Equal(position < 20 ? brought.Watermark : position / 20 * 20, brought.LastTo(1));
        }
    }
}
