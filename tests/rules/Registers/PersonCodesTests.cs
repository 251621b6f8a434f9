using Grid.Gateway.Foundation;

namespace Grid.Tests.Registers;

/// <summary>
/// Persons are named by codes; what could be a name or a number of theirs is none. The numbers here are invented.
/// </summary>
public sealed class PersonCodesTests
{
    [Theory]
    [InlineData("P-0017")]
    [InlineData("330424-P-0001")]
    [InlineData("P7")]
    [InlineData("ZF.3_b-2")]
    public void A_code_is_taken(string code) => Assert.True(PersonCodes.IsCode(code));

    [Theory]
    [InlineData("")]
    [InlineData("张三")]
    [InlineData("zhangsan")]
    [InlineData("Zhang-San")]
    [InlineData("Иванов-1")]
    [InlineData("محمد1")]
    [InlineData("Müller7")]
    [InlineData("P 17")]
    [InlineData("13800001111")]
    [InlineData("138-0000-1111")]
    [InlineData("P-13800001111")]
    [InlineData("P.138.0000.1111")]
    [InlineData("86-138-0000-1111")]
    [InlineData("0573-86110000")]
    [InlineData("8611-0000")]
    [InlineData("330424199001011234")]
    [InlineData("330424-19900101-123X")]
    [InlineData("P330424199001011234")]
    public void A_name_or_a_number_of_a_persons_own_is_no_code(string text) => Assert.False(PersonCodes.IsCode(text));

    [Theory]
    [InlineData("330424-P-0101", false)]
    [InlineData("desk-1", false)]
    [InlineData("网格员甲", false)]
    [InlineData("330424001012001", false)]
    [InlineData("import-2026-11-29T01:42:09", false)]
    [InlineData("P１３８００００１１１１", true)]
    [InlineData("+86 138 0000 1111", true)]
    [InlineData("33042419900101123x", true)]
    public void Numbers_that_could_be_dialled_or_looked_up_are_found_in_any_text(string text, bool found) =>
        Assert.Equal(found, PersonCodes.IsPersonal(text));
}
