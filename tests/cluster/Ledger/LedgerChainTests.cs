using Grid.Ledger;
using Grid.Parties;

namespace Grid.Tests.Ledger;

/// <summary>
/// The layout that is hashed never changes: these hashes were computed by another program, from its description alone.
/// </summary>
public sealed class LedgerChainTests
{
    private static readonly LedgerRecord First = new()
    {
        Position = new(7, 1),
        Source = "case/0197",
        Version = 1,
        Type = "case.reported",
        At = new DateTimeOffset(2019, 4, 1, 9, 30, 0, 123, 456, TimeSpan.FromHours(8)),
        By = "desk-1",
        Parties = [new(EntityKind.Cell, "330424001002017"), new(EntityKind.Shop, "店 1")],
        Payload = """{"description":"店外堆放水果 🍉"}""",
        Hash = [],
    };

    [Fact]
    public void The_first_record_is_chained_to_nothing() => Assert.Equal(
        "990b9dafa1e4e2186a4ffd98bbd81704d916453ec2d75001e831da3a525a12b1",
        Convert.ToHexStringLower(LedgerChain.Hash(LedgerChain.Origin, First)));

    [Fact]
    public void The_next_record_is_chained_to_the_first() => Assert.Equal(
        "21e7831e94710fe50a70bc032c1e47f91af3dd6ee8a9176c6fa0cd301ebc4b9d",
        Convert.ToHexStringLower(LedgerChain.Hash(LedgerChain.Hash(LedgerChain.Origin, First), First with
        {
            Position = new(7, 2),
            Version = 2,
            Type = "case.filed",
            At = LedgerChain.FromMicroseconds(-1),
            By = "",
            Parties = [],
            Payload = "{}",
        })));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 1)]
    [InlineData(-1, -1)]
    [InlineData(-10, -1)]
    [InlineData(-11, -2)]
    public void A_time_is_kept_to_the_microsecond_before_it(long ticks, long microseconds)
    {
        var stored = LedgerChain.Stored(
            new DateTimeOffset(1970, 1, 1, 8, 0, 0, TimeSpan.FromHours(8)).AddTicks(ticks));

        Assert.Equal(microseconds, LedgerChain.Microseconds(stored));
        Assert.Equal(stored, LedgerChain.FromMicroseconds(microseconds));
        Assert.Equal(TimeSpan.Zero, stored.Offset);
    }
}
