using Grid.Gateway.Import;

namespace Grid.Tests.Import;

public sealed class EnteredThingsTests
{
    [Fact]
    public void Rows_that_give_the_same_chip_follow_each_other_and_are_forgotten_when_they_have_ended()
    {
        var things = new EnteredThings(10);
        var (first, second) = (
            new TaskCompletionSource<ImportLine>().Task, new TaskCompletionSource<ImportLine>().Task);

        things.Begin("A", "999518935898490", 2, first);
        things.Begin("B", null, 3, new TaskCompletionSource<ImportLine>().Task);

        Assert.Same(first, things.Holding("999518935898490"));
        Assert.Null(things.Holding("999518935898491"));
        Assert.Null(things.Holding(null));

        things.Begin("C", "999518935898490", 4, second);
        things.End("A", first);
        Assert.Same(second, things.Holding("999518935898490"));
        things.End("C", second);
        Assert.Null(things.Holding("999518935898490"));
    }
}
