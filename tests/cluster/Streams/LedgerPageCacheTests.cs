using Grid.Ledger;
using Grid.Ledger.Streams;
using Orleans.Streams;

namespace Grid.Tests.Streams;

public sealed class LedgerPageCacheTests
{
    private static readonly StreamId Stream = StreamId.Create(FanOutGrain.Name, 7);
    private readonly LedgerPageCache cache = new();

    [Fact]
    public void A_page_without_a_subscriber_is_not_delivered()
    {
        cache.AddToCache([Page(1, 10)]);

        Assert.False(cache.TryPurgeFromCache(out _));
    }

    [Fact]
    public void A_page_on_its_way_is_not_delivered_until_the_next_is_asked_for()
    {
        using var cursor = Subscribe();
        cache.AddToCache([Page(1, 10), Page(11, 20)]);

        Assert.Equal(10, Next(cursor));
        Assert.False(cache.TryPurgeFromCache(out _));
        Assert.Equal(20, Next(cursor));
        Assert.Equal([10], Purged());
        Assert.Null(Next(cursor));
        Assert.Equal([20], Purged());
        cache.AddToCache([Page(21, 30)]);
        Assert.Equal(30, Next(cursor));
    }

    [Fact]
    public void A_page_whose_delivery_failed_is_handed_out_again()
    {
        using var cursor = Subscribe();
        cache.AddToCache([Page(1, 10), Page(11, 20)]);

        Assert.Equal(10, Next(cursor));
        cursor.RecordDeliveryFailure();
        Assert.Equal(10, Next(cursor));
        Assert.False(cache.TryPurgeFromCache(out _));
        Assert.Equal(20, Next(cursor));
    }

    [Fact]
    public void A_page_stays_until_the_slowest_has_had_it()
    {
        using var quick = Subscribe();
        using var slow = Subscribe();
        cache.AddToCache([Page(1, 10), Page(11, 20)]);
        _ = (Next(quick), Next(quick), Next(quick), Next(slow), Next(slow));

        Assert.Equal([10], Purged());
        slow.Dispose();
        Assert.Equal([20], Purged());
    }

    [Fact]
    public void A_late_subscriber_begins_with_the_oldest_page_there_is()
    {
        using (var first = Subscribe())
        {
            cache.AddToCache([Page(1, 10), Page(11, 20), Page(21, 30)]);
            _ = (Next(first), Next(first));
            Purged();
        }

        using var second = Subscribe();
        Assert.Equal(20, Next(second));
    }

    private static LedgerBatch Page(long from, long to) =>
        new(Stream, new LedgerPage(7, [Record(from), Record(to)], to));

    private static LedgerRecord Record(long position) => new()
    {
        Position = new LedgerPosition(7, position),
        Source = $"case/{position}",
        Version = 1,
        Type = "case.filed",
        At = DateTimeOffset.UnixEpoch,
        By = "desk-1",
        Parties = [],
        Payload = "{}",
        Hash = [],
    };

    private static long? Next(IQueueCacheCursor cursor) =>
        cursor.MoveNextWithResult().Kind == QueueCacheCursorMoveResultKind.Success
            ? cursor.GetCurrent(out _)!.SequenceToken.SequenceNumber
            : null;

    private IQueueCacheCursor Subscribe() => cache.GetCacheCursor(Stream, null);

    private IEnumerable<long> Purged() =>
        cache.TryPurgeFromCache(out var pages) ? pages.Select(static page => page.SequenceToken.SequenceNumber) : [];
}
