using System.Globalization;
using System.Text;
using Grid.Foundation;

namespace Grid.ReadModel;

/// <summary>
/// The words by which a text is found. Chinese is written without blanks between its words, so each two neighbouring
/// characters are a word (路灯不亮: 路灯, 灯不, 不亮), and the last character is one, so that a single character can
/// begin a word. Letters and digits of other scripts between two blanks or signs are a word. Pure.
/// </summary>
internal static class SearchWords
{
    private const int Longest = 64;

    /// <summary>The words of texts, each once, with blanks between them.</summary>
    public static string Of(params ReadOnlySpan<string?> texts)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            if (text is null)
            {
                continue;
            }

            foreach (var (run, unspaced, _) in Runs(NormalText.Compared(text)))
            {
                if (unspaced)
                {
                    words.UnionWith(Pairs(run));
                    words.Add(run[^1]);
                }
                else
                {
                    words.Add(Short(run));
                }
            }
        }

        return string.Join(' ', words);
    }

    /// <summary>
    /// The words that every text with this part has: a word that the part may break off is the beginning of one. None
    /// where the part has no letter and no digit.
    /// </summary>
    public static IReadOnlyList<(string Word, bool Begins)> Asked(string part)
    {
        var words = new List<(string, bool)>();
        foreach (var (run, unspaced, isLast) in Runs(NormalText.Compared(part)))
        {
            if (!unspaced)
            {
                words.Add((Short(run), isLast || run.Count > Longest));
            }
            else if (run.Count == 1)
            {
                words.Add((run[0], isLast));
            }
            else
            {
                words.AddRange(Pairs(run).Select(static pair => (pair, false)));
            }
        }

        return [.. words.Distinct()];
    }

    private static IEnumerable<string> Pairs(List<string> run) => run.Zip(run.Skip(1), string.Concat);

    private static string Short(List<string> run) => string.Concat(run.Take(Longest));

    /// <summary>Runs of letters and digits; characters that are written without blanks are apart from others.</summary>
    private static IEnumerable<(List<string> Run, bool Unspaced, bool IsLast)> Runs(string text)
    {
        var (run, unspaced) = (new List<string>(), false);
        foreach (var rune in text.EnumerateRunes())
        {
            var isWord = Rune.IsLetterOrDigit(rune)
                || Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            var isUnspaced = Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherLetter;
            if (run.Count > 0 && (!isWord || isUnspaced != unspaced))
            {
                yield return (run, unspaced, false);
                run = [];
            }

            if (isWord)
            {
                run.Add(rune.ToString());
                unspaced = isUnspaced;
            }
        }

        if (run.Count > 0)
        {
            yield return (run, unspaced, true);
        }
    }
}
