using Grid.Clocks;

namespace Grid.Tests.Clocks;

public sealed class DueHeapTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 4, 0, 0, TimeSpan.Zero);

    private readonly Guid @case = Guid.NewGuid();
    private readonly DueHeap heap = new();

    [Fact]
    public void A_late_answer_does_not_put_off_what_a_record_made_due_meanwhile()
    {
        heap.Set(@case, Noon);
        Assert.Single(heap.TakeDue(Noon, 10));
        heap.Set(@case, Noon.AddMinutes(10)); // a record, while the case was asked

        heap.SetNoLater(@case, Noon.AddHours(4)); // its answer, given before that record

        Assert.Equal(Noon.AddMinutes(10).UtcTicks, heap.Earliest);
    }

    [Fact]
    public void A_late_answer_that_nothing_comes_next_leaves_what_a_record_made_due_meanwhile()
    {
        heap.Set(@case, Noon.AddMinutes(10));

        heap.SetNoLater(@case, null);

        Assert.Equal(Noon.AddMinutes(10).UtcTicks, heap.Earliest);
    }

    [Fact]
    public void An_answer_counts_when_it_comes_earlier_or_nothing_else_is_known()
    {
        heap.Set(@case, Noon.AddHours(4));
        heap.SetNoLater(@case, Noon.AddHours(1));
        Assert.Equal(Noon.AddHours(1).UtcTicks, heap.Earliest);

        Assert.Single(heap.TakeDue(Noon.AddHours(1), 10));
        heap.SetNoLater(@case, Noon.AddHours(9));

        Assert.Equal((1, Noon.AddHours(9).UtcTicks), (heap.Count, heap.Earliest));
    }
}
