using Grid.Gateway.Exposures;

namespace Grid.Tests.Exposures;

/// <summary>Persons in words for the public are covered or refused.</summary>
public sealed class CoveredWordsTests
{
    [Theory]
    [InlineData("张三丰的水果店,张三丰拒绝签收", "张某某的水果店,张某某拒绝签收", "张三丰")]
    [InlineData("欧阳明与欧阳明月同住", "欧阳某与欧阳某某同住", "欧阳明", "欧阳明月")]
    [InlineData("当事人:李四,占道经营", "当事人:李某,占道经营")]
    [InlineData("经营者: 王小二。", "经营者: 王某某。")]
    [InlineData("当事人张贴广告", "当事人张贴广告")]
    public void A_name_is_covered_wherever_it_stands(string words, string covered, params string[] persons) =>
        Assert.Equal(covered, CoveredWords.Of(words, persons));

    [Theory]
    [InlineData("电话 138 0573 1234")]
    [InlineData("身份证330424199001011234")]
    [InlineData("浙F·12345 占用盲道")]
    [InlineData("家住3幢2单元501室")]
    [InlineData("住海滨小区1203室")]
    public void What_leads_to_a_person_is_named(string words) => Assert.NotNull(CoveredWords.Leads(words));

    [Theory]
    [InlineData("百尺路12号水果店占道经营3次,罚款300元")]
    [InlineData("2022年5月9日责令改正,限期3日")]
    public void What_leads_to_nobody_passes(string words) => Assert.Null(CoveredWords.Leads(words));
}
