using Grid.Rulebook;

namespace Grid.Tests.Rulebook;

public sealed class HaiyanRoutesTests
{
    [Fact]
    public async Task The_countys_own_table_has_no_row_that_is_wrong_unreachable_or_idle()
    {
        var found = TableRules.Check(await HaiyanBook.Table(TableName.Routes), await HaiyanBook.Rules(), await HaiyanBook.Words());

        Assert.Empty(found.Where(static finding => finding.Row > 0).Select(static finding => finding.Sentence));
    }
}
