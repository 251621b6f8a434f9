using System.Text;

namespace Grid.Documents;

/// <summary>
/// Breaks a paragraph into lines. Chinese breaks between any two characters, except that no line begins with a closing
/// mark or ends with an opening one (避头尾). Latin words and numbers stay whole where a line holds them.
/// </summary>
internal static class LineBreaker
{
    /// <summary>What the sum of many widths may be off.</summary>
    private const double Slack = 0.001;

    private const string NotFirst = "，。、；：？！）》〉」』】〕〗”’％‰℃…—·～,.;:?!)]}%";
    private const string NotLast = "（《〈「『【〔〖“‘￥№([{$¥";

    /// <param name="width">The width of a line, in units of the font's size.</param>
    /// <returns>The lines without the blanks at their ends; one empty line of an empty paragraph.</returns>
    public static IReadOnlyList<string> Break(string paragraph, double width)
    {
        var letters = paragraph.EnumerateRunes().ToArray();
        var lines = new List<string>();
        var first = 0;
        while (first < letters.Length)
        {
            var next = End(letters, first, width);
            lines.Add(Text(letters.AsSpan(first, next - first)));
            first = next;
            while (first < letters.Length && letters[first].Value is ' ')
            {
                first++;
            }
        }

        return lines.Count > 0 ? lines : [""];
    }

    /// <summary>The index after the last character of a line that begins at an index.</summary>
    private static int End(Rune[] letters, int first, double width)
    {
        var (left, fits) = (width + Slack, first);
        while (fits < letters.Length && DocumentFont.WidthOf(letters[fits]) is var taken && taken <= left)
        {
            (left, fits) = (left - taken, fits + 1);
        }

        if (fits == letters.Length)
        {
            return fits;
        }

        for (var end = fits; end > first; end--)
        {
            if (MayBreak(letters[end - 1], letters[end]))
            {
                return end;
            }
        }

        return Math.Max(fits, first + 1); // a word that is longer than a line
    }

    private static bool MayBreak(Rune before, Rune after) =>
        before.Value == ' '
        || after.Value == ' '
        || (!Holds(NotFirst, after) && !Holds(NotLast, before) && !(IsWord(before) && IsWord(after)));

    private static bool IsWord(Rune letter) => letter.Value is > ' ' and < 0x250;

    private static bool Holds(string marks, Rune letter) => letter.IsBmp && marks.Contains((char)letter.Value);

    private static string Text(ReadOnlySpan<Rune> letters)
    {
        var text = new StringBuilder(letters.Length);
        foreach (var letter in letters)
        {
            text.Append(letter);
        }

        return text.ToString().TrimEnd(' ');
    }
}
