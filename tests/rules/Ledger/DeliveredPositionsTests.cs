using Grid.Ledger.Streams;

namespace Grid.Tests.Ledger;

public sealed class DeliveredPositionsTests
{
    [Fact]
    public void A_party_without_a_delivery_is_known_from_where_the_fan_out_started()
    {
        var delivered = new DeliveredPositions(startedAfter: 40, most: 10);

        delivered.Add(1, 45);

        Assert.Equal((45, 40), (delivered.LastTo(1), delivered.LastTo(2)));
    }

    [Fact]
    public void A_record_that_is_delivered_again_late_takes_nothing_back()
    {
        var delivered = new DeliveredPositions(startedAfter: 0, most: 10);
        delivered.Add(1, 45);

        delivered.Add(1, 12);

        Assert.Equal(45, delivered.LastTo(1));
    }

    [Fact]
    public void However_many_parties_are_named_it_remembers_a_bounded_number_and_misses_no_record()
    {
        var random = new Random(7);
        var delivered = new DeliveredPositions(startedAfter: 0, most: 100);
        var last = new Dictionary<int, long>();

        for (var position = 1L; position <= 20_000; position++)
        {
            var party = random.Next(random.Next(2) == 0 ? 50 : 5000);
            Assert.True(delivered.LastTo(party) >= last.GetValueOrDefault(party), "after this nothing else names it");
            Assert.True(delivered.LastTo(party) < position, "what lies ahead was not delivered");
            delivered.Add(party, last[party] = position);
            Assert.True(delivered.Count <= 200);
        }

        Assert.True(delivered.Watermark > 0, "parties were forgotten");
    }

    [Fact]
    public void A_party_that_is_named_often_is_not_forgotten()
    {
        var delivered = new DeliveredPositions(startedAfter: 0, most: 100);
        for (var position = 1L; position <= 10_000; position++)
        {
            delivered.Add(position % 20 == 0 ? 1 : (int)position + 10, position);
            Assert.Equal(position < 20 ? delivered.Watermark : position / 20 * 20, delivered.LastTo(1));
        }
    }
}
