using Grid.Ledger;
using Grid.Parties;
using Grid.Places;

namespace Grid.Tests.Parties;

public sealed class NamesTests
{
    [Fact]
    public void A_party_reads_back_from_its_text()
    {
        foreach (var kind in Enum.GetValues<EntityKind>().Where(static kind => kind != EntityKind.None))
        {
            var party = new EntityRef(kind, "330424-XQ-02/a");
            Assert.True(EntityRef.TryParse(party.ToString(), out var read));
            Assert.Equal(party, read);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("shop")]
    [InlineData("shop/")]
    [InlineData("/x")]
    [InlineData("planet/x")]
    [InlineData("none/x")]
    public void What_is_no_party_is_not_read_as_one(string text) => Assert.False(EntityRef.TryParse(text, out _));

    [Theory]
    [InlineData("33042400190201", "330424001902001")]
    [InlineData("330424001902001", "330424001902001")]
    public void A_cell_code_of_either_length_is_kept_in_fifteen_digits(string text, string kept)
    {
        Assert.Equal(kept, new CellCode(text).Text);
        Assert.Equal("330424001", new CellCode(text).Subdistrict);
    }

    [Theory]
    [InlineData("3304240019020")]
    [InlineData("33042400190200x")]
    [InlineData("３３０４２４００１９０２００１")]
    public void What_is_no_cell_code_is_refused(string text) => Assert.False(CellCode.TryParse(text, out _));

    [Fact]
    public void A_ledger_position_reads_back_from_its_text()
    {
        Assert.True(LedgerPosition.TryParse(new LedgerPosition(7, 1234).ToString(), out var read));
        Assert.Equal(new(7, 1234), read);
        Assert.False(LedgerPosition.TryParse("7", out _));
        Assert.False(LedgerPosition.TryParse("7:-1", out _));
    }
}
