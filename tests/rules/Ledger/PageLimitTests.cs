using Grid.Ledger;

namespace Grid.Tests.Ledger;

public sealed class PageLimitTests
{
    [Theory]
    [InlineData(2, 1000, 2)]
    [InlineData(100, 25, 3)]
    [InlineData(100, 1000, 6)]
    [InlineData(100, 1, 1)]
    public void A_page_ends_at_its_records_or_its_bytes_and_holds_at_least_one_record(int records, int bytes, int held)
    {
        var run = Enumerable.Range(1, 6).Select(Record).ToList(); // 12 bytes each
        var limit = new PageLimit(records, bytes);

        var page = limit.Cut(run).ToList();

        Assert.Equal(run[..held], page);
        Assert.Equal(held < 6, limit.IsReachedBy(page));
    }

    private static LedgerRecord Record(int position) => new()
    {
        Position = new(1, position),
        Source = "case/x",
        Version = position,
        Type = "case.filed",
        At = default,
        By = "desk-1",
        Parties = [],
        Payload = "街道街道",
        Hash = [],
    };
}
