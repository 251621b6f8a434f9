using Grid.Gateway.Import;

namespace Grid.Tests.Import;

public sealed class RowsUnderWayTests
{
    [Fact]
    public void Rows_that_give_the_same_chip_follow_each_other_and_are_forgotten_when_they_have_ended()
    {
        var rows = new RowsUnderWay();
        var (first, second) = (
            new TaskCompletionSource<ImportLine>().Task, new TaskCompletionSource<ImportLine>().Task);

        rows.Begin("999518935898490", first);
        rows.Begin(null, new TaskCompletionSource<ImportLine>().Task);

        Assert.Same(first, rows.Find("999518935898490"));
        Assert.Null(rows.Find("999518935898491"));
        Assert.Null(rows.Find(null));

        rows.Begin("999518935898490", second);
        rows.End(first);
        Assert.Same(second, rows.Find("999518935898490"));
        rows.End(second);
        Assert.Null(rows.Find("999518935898490"));
    }
}
