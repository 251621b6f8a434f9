using System.Globalization;
using Grid.Gateway.Import;

namespace Grid.Tests.Import;

public sealed class LastOfKeyTests
{
    [Fact]
    public void Of_each_thing_the_last_row_counts_and_the_earlier_ones_know_its_line()
    {
        var last = new LastOfKey(10);
        foreach (var (line, key) in new[] { (2, "A"), (3, "B"), (5, "A"), (7, "A") })
        {
            Assert.True(last.Add(line, key));
        }

        Assert.Equal([7, null, 7, null], new[] { (1, "A"), (2, "B"), (3, "A"), (4, "A") }
            .Select(row => last.LineAfter(row.Item1, row.Item2)));
        Assert.Equal((3, 1, 0), (last.Times("A"), last.Times("B"), last.Times("C")));
        Assert.Equal((4, null), (last.Read, last.Beyond));
    }

    [Fact]
    public void A_row_without_a_key_supersedes_nothing()
    {
        var last = new LastOfKey(10);
        last.Add(2, "");
        last.Add(3, "", hasKey: false);

        Assert.Null(last.LineAfter(1, ""));
    }

    [Fact]
    public void What_comes_after_too_many_things_is_not_read()
    {
        var last = new LastOfKey(3);

        var read = Enumerable
            .Range(1, 5)
            .TakeWhile(i => last.Add(i, i.ToString(CultureInfo.InvariantCulture)))
            .Count();

        Assert.Equal((3, 4), (read, last.Beyond));
    }
}
