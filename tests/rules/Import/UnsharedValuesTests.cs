using Grid.Gateway.Import;

namespace Grid.Tests.Import;

public sealed class UnsharedValuesTests
{
    [Fact]
    public void Rows_that_give_the_same_chip_follow_each_other_and_are_forgotten_when_they_have_ended()
    {
        var values = new UnsharedValues();
        var (first, second) = (
            new TaskCompletionSource<ImportLine>().Task, new TaskCompletionSource<ImportLine>().Task);

        values.Begin("999518935898490", first);
        values.Begin(null, new TaskCompletionSource<ImportLine>().Task);

        Assert.Same(first, values.Holder("999518935898490"));
        Assert.Null(values.Holder("999518935898491"));
        Assert.Null(values.Holder(null));

        values.Begin("999518935898490", second);
        values.End(first);
        Assert.Same(second, values.Holder("999518935898490"));
        values.End(second);
        Assert.Null(values.Holder("999518935898490"));
    }
}
