using CsCheck;
using Grid.Documents;

namespace Grid.Tests.Documents.Issued;

public sealed class LineBreakerTests
{
    private const string NotFirst = "，。、；：？！）》”%", NotLast = "（《“￥", Latin = "8k";
    private const string Letters = "一店外，。（》《”“8k";

    [Fact]
    public void A_line_ends_where_it_may_unless_it_may_end_nowhere()
    {
        var (kept, forced) = (0, 0);
        Gen.Int[0, Letters.Length - 1].Select(static at => Letters[at]).Array[1, 60].Sample(
            letters =>
            {
                var broken = LineBreaker.Break(new(letters), 7);
                Assert.Equal(new(letters), string.Concat(broken));
                foreach (var (before, after) in broken.Zip(broken.Skip(1)))
                {
                    Assert.InRange(DocumentFont.WidthOf(before), 0, 7.001);
                    if (MayBreak(before[^1], after[0]))
                    {
                        kept++;
                        continue;
                    }

                    forced++;
                    Assert.DoesNotContain(before.Zip(before.Skip(1)), static pair => MayBreak(pair.First, pair.Second));
                }
            },
            iter: 2000, threads: 1);

        Assert.InRange(forced, 1, kept / 2);
    }

    [Theory]
    [InlineData("请于三日内改正，谢谢。", 7, "请于三日内改|正，谢谢。")]
    [InlineData("依据《浙江省条例》", 3, "依据|《浙江|省条|例》")]
    [InlineData("罚款 200 元整", 4.6, "罚款 200|元整")]
    [InlineData("见 abc 店", 2.2, "见|abc|店")]
    [InlineData("", 6, "")]
    public void Latin_stays_whole_and_a_mark_takes_its_character_along(string text, double width, string lines) =>
        Assert.Equal(lines.Split('|'), LineBreaker.Break(text, width));

    private static bool MayBreak(char before, char after) =>
        !NotFirst.Contains(after) && !NotLast.Contains(before) && !(Latin.Contains(before) && Latin.Contains(after));
}
