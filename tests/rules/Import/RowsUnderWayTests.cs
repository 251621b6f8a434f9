using Grid.Gateway.Import;
using Grid.Gateway.Registers;

namespace Grid.Tests.Import;

public sealed class RowsUnderWayTests
{
    [Fact]
    public void A_row_waits_for_those_whose_claims_meet_its_own_until_they_have_ended()
    {
        var rows = new RowsUnderWay();
        var (chip, front) = (new RowClaim("999518935898490"), new RowClaim("left of S", new(0, 0, 10, 1)));
        var (first, second) = (
            new TaskCompletionSource<ImportLine>(), new TaskCompletionSource<ImportLine>());

        rows.Begin("D-1", chip, first.Task);
        rows.Begin("S-1", front, second.Task);

        Assert.NotNull(rows.Before(chip, null));
        Assert.NotNull(rows.Before(null, "S-1"));
        Assert.NotNull(rows.Before(front with { On = new(9, 0, 12, 1) }, null));
        Assert.Null(rows.Before(front with { On = new(10, 0, 12, 1) }, null));
        Assert.Null(rows.Before(new RowClaim("999518935898491"), null));
        Assert.Null(rows.Before(null, null));

        rows.End(first.Task);
        Assert.Null(rows.Before(chip, null));
    }
}
