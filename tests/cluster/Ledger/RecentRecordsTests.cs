using Grid.Ledger;

namespace Grid.Tests.Ledger;

/// <summary>What an owner remembers of its partition, and whom it wakes.</summary>
public sealed class RecentRecordsTests
{
    [Fact]
    public void The_oldest_are_forgotten_by_count_and_by_size()
    {
        var few = new RecentRecords(head: 10, mostRecords: 3, mostBytes: 1_000_000);
        few.Add([Record(11), Record(12)]);
        few.Add([Record(13), Record(14)]);
        var small = new RecentRecords(head: 0, mostRecords: 100, mostBytes: 5000);
        small.Add([Record(1), Record(2, payload: 1500), Record(3)]);

        Assert.Null(few.Read(10, 9, out _, out _));
        Assert.Equal([12L, 13, 14], Positions(few.Read(11, 9, out var end, out _)));
        Assert.Equal([12L, 13], Positions(few.Read(11, 2, out _, out _)));
        Assert.Equal(14, end);
        Assert.Empty(few.Read(14, 9, out _, out _)!);
        Assert.Empty(few.Read(99, 9, out _, out _)!);
        Assert.Equal([1L, 2, 3], Positions(small.Read(0, 9, out _, out _)));
        small.Add([Record(4, payload: 1000)]);
        Assert.Null(small.Read(1, 9, out _, out _));
        Assert.Equal([3L, 4], Positions(small.Read(2, 9, out _, out _)));
    }

    [Fact]
    public void A_record_larger_than_the_memory_is_left_to_the_store()
    {
        var recent = new RecentRecords(head: 0, mostRecords: 10, mostBytes: 1000);
        recent.Add([Record(1, payload: 2000)]);

        Assert.Null(recent.Read(0, 9, out var end, out _));
        Assert.Equal(1, end);
        recent.Add([Record(2)]);
        Assert.Equal([2L], Positions(recent.Read(1, 9, out _, out _)));
    }

    [Fact]
    public void A_waiting_reader_is_woken_by_the_next_record_and_by_the_end()
    {
        var recent = new RecentRecords(head: 0, mostRecords: 10, mostBytes: 100_000);
        recent.Read(0, 9, out _, out var first);
        Assert.False(first.IsCompleted);
        recent.Add([Record(1)]);
        Assert.True(first.IsCompleted);

        recent.Read(1, 9, out _, out var second);
        recent.Close();
        recent.Add([Record(2)]); // was on its way
        recent.Read(2, 9, out _, out var third);
        Assert.True(second.IsCompleted && third.IsCompleted);
    }

    private static IEnumerable<long> Positions(IReadOnlyList<LedgerRecord>? records) =>
        records!.Select(static record => record.Position.Position);

    private static LedgerRecord Record(long position, int payload = 2) => new()
    {
        Position = new(0, position),
        Source = "case/1",
        Version = (int)position,
        Type = "case.filed",
        At = default,
        By = "",
        Parties = [],
        Payload = new('x', payload),
        Hash = [],
    };
}
