using CsCheck;

namespace Grid.ReadModel;

public sealed class SearchWordsTests
{
    private static readonly string[] Letters =
        ["路", "灯", "不", "亮", "a", "B", "7", " ", "，", "-", "%", "𠮷", "é"];

    private static readonly Gen<string> Any = Gen.Int[0, Letters.Length - 1].Array[1, 12]
        .Select(static letters => string.Concat(letters.Select(static letter => Letters[letter])));

    [Theory]
    [InlineData("路灯不亮", "路灯 灯不 不亮 亮")]
    [InlineData("Street lamp, 路灯!", "street lamp 路灯 灯")]
    [InlineData("E0405-20261129-0137", "e0405 20261129 0137")]
    [InlineData("９号灯９", "9 号灯 灯")]
    [InlineData("，。 ", "")]
    public void A_text_is_found_by_pairs_of_characters_and_by_words(string text, string words) =>
        Assert.Equal(words, SearchWords.Of(text));

    [Theory]
    [InlineData("路灯", "路灯")]
    [InlineData("灯", "灯*")]
    [InlineData("BIN ove", "bin ove*")]
    [InlineData("lamp路", "lamp 路*")]
    [InlineData("%_", "")]
    public void Only_the_last_word_that_is_asked_for_may_be_begun(string part, string words) =>
        Assert.Equal(
            words,
            string.Join(' ', SearchWords.Asked(part).Select(static one => one.Begins ? $"{one.Word}*" : one.Word)));

    [Fact]
    public void Every_text_is_found_by_each_part_of_it_that_begins_where_a_word_begins() =>
        Gen.Select(Any, Any, Any).Sample(static (before, part, after) =>
        {
            var words = SearchWords.Of($"{before} {part}{after}").Split(' ');

            Assert.All(SearchWords.Asked(part), asked => Assert.True(
                words.Any(word =>
                    asked.Begins ? word.StartsWith(asked.Word, StringComparison.Ordinal) : word == asked.Word),
                $"'{before} {part}{after}' has {string.Join('|', words)} and not {asked}"));
        });
}
