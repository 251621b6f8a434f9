using Grid.Shops;

namespace Grid.Tests.Shops;

/// <summary>Unified social credit codes (GB 32100-2015) and their check character.</summary>
public sealed class CreditCodesTests
{
    [Theory]
    [InlineData("91350100M000100Y43", true)]
    [InlineData("91350100M000100Y44", false)]
    [InlineData("91350100M000010Y43", false)]
    [InlineData("91350100M000100Y4", false)]
    [InlineData("91350100M000100YI3", false)]
    [InlineData("91350100m000100Y43", false)]
    public void The_last_character_checks_the_others(string code, bool valid) =>
        Assert.Equal(valid, CreditCodes.IsCode(code));
}
