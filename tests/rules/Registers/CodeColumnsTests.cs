using Grid.Gateway.Registers;

namespace Grid.Tests.Registers;

public sealed class CodeColumnsTests
{
    [Theory]
    [InlineData("999518935898490", "999518935898490", null)]
    [InlineData("'999518935898411", "999518935898411", null)]
    [InlineData("９９９５１８９３５８９８４２２", "999518935898422", null)]
    [InlineData("9.99519E+14", null, "spreadsheet has rounded it")]
    [InlineData("9,99519E+14", null, "15 digits")]
    [InlineData("99951893589849", null, "15 digits")]
    [InlineData("99951893589849O", null, "15 digits")]
    public void A_chip_is_kept_as_fifteen_plain_digits(string written, string? kept, string? fault)
    {
        var row = new ImportRow(2).With("chip", RowValue.Of(written));

        Assert.Equal(kept, CodeColumns.Chip(row, "chip"));
        Assert.Equal(fault is null, row.Faults.Count == 0);
        Assert.Contains(fault ?? "", row.Faults.FirstOrDefault()?.Detail ?? "", StringComparison.Ordinal);
    }
}
