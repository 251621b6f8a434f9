using Grid.Gateway.Names;
using Grid.Names;
using Grid.Rulebook;
using Microsoft.AspNetCore.Http;

namespace Grid.Tests.Names;

/// <summary>A county speaks its own words, in the language that the caller asks for where it has it.</summary>
public sealed class CountyVoiceTests
{
    [Theory]
    [InlineData("zh-CN", "zh-CN")]
    [InlineData("zh", "zh-CN")]
    [InlineData("zh-Hant-TW", "zh-CN")]
    [InlineData("fr, en;q=0.5", "en")]
    [InlineData("en;q=0.4, zh;q=0.8", "zh-CN")]
    [InlineData("en;q=0, zh", "zh-CN")]
    [InlineData("fr", null)]
    [InlineData("*", null)]
    [InlineData("", null)]
    public void The_language_is_the_best_of_those_asked_for(string asked, string? chosen)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptLanguage = asked;

        Assert.Equal(chosen, AskedLanguage.Choose(AskedLanguage.Of(request), CityWords.Languages));
    }

    [Theory]
    [InlineData("zh-CN", "已立案")]
    [InlineData("en", "filed")]
    [InlineData("de", "aufgenommen")]
    [InlineData("fr", "已立案")]
    public void A_stage_is_called_as_the_county_calls_it(string language, string name) =>
        Assert.Equal(name, Voice(language).Word("caseStage.filed"));

    [Fact]
    public void The_countys_own_words_go_before_those_of_the_city()
    {
        Assert.Equal("段长儿", Voice("zh-CN").Word("post.segmentChief"));
        Assert.Equal("segment chief", Voice("en").Word("post.segmentChief"));
        Assert.Equal("Arbeitstag", Voice("de").Word("limitUnit.workDay"));
        Assert.Equal("路长", Voice("de").Word("post.roadChief"));
    }

    [Fact]
    public void A_class_has_its_name_of_the_table_where_the_language_has_none()
    {
        Assert.Equal("店外经营", Voice("zh-CN").Class(ClassKind.Event, "04-05"));
        Assert.Equal("店外经营", Voice("en").Class(ClassKind.Event, "04-05"));
        Assert.Equal("Ware vor dem Laden", Voice("de").Class(ClassKind.Event, "04-05"));
        Assert.Null(Voice("zh-CN").Class(ClassKind.Part, "04-05"));
        Assert.Null(Voice("zh-CN").Word("caseStage.unheardOf"));
    }

    private static CountyVoice Voice(string language) => new(
        new(
            7,
            [new(CodeSort.Event, "04-05", "店外经营")],
            [
                Row(WordUse.Duty, "segmentChief", "段长儿", null),
                Row(WordUse.Word, "caseStage.filed", "aufgenommen", "de"),
                Row(WordUse.Unit, "workDay", "Arbeitstag", "de"),
                Row(WordUse.Class, "04-05", "Ware vor dem Laden", "de"),
            ]),
        language,
        "zh-CN");

    private static VocabularyRow Row(WordUse use, string code, string name, string? language) =>
        new(use, code, name, language, [], default, null, "test", "L");
}
