using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Grid.Foundation;

/// <summary>
/// Normal forms of texts, so that texts that look alike are equal. The runtime normalizes nothing under invariant
/// globalization, and a city runs on machines without ICU. This class therefore computes the forms of Unicode Standard
/// Annex 15 from <c>normal-forms.txt</c>.
/// </summary>
public static class NormalText
{
    private const int HangulFirst = 0xAC00, HangulCount = 11172;
    private const int LeadFirst = 0x1100,
        LeadCount = 19,
        VowelFirst = 0x1161,
        VowelCount = 21,
        TailFirst = 0x11A7,
        TailCount = 28;

    private static readonly Tables Forms = Tables.Load();

    /// <summary>The form in which the city keeps a text (NFC): a letter and its accent are one character.</summary>
    public static string Kept(string text) =>
        Forms.IsComposed(text) ? text : Compose(Decompose(text, compatible: false));

    /// <summary>
    /// The form in which the city compares texts (NFKC, letter case folded): <c>浙Ｆ１２３４５</c> and <c>浙f12345</c> are
    /// equal in it. It is for comparing only and is never shown.
    /// </summary>
    public static string Compared(string text)
    {
        var folded = Compatible(text).ToUpperInvariant().ToLowerInvariant();
        return Compatible(folded);
    }

    /// <summary>How many characters a text has: Unicode scalar values, so that 𠮷 counts as one.</summary>
    public static int Length(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    /// <summary>
    /// Whether a character cannot be seen: control and format characters, line and paragraph ends among them.
    /// </summary>
    public static bool IsInvisible(Rune letter) =>
        Rune.GetUnicodeCategory(letter)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;

    /// <summary>
    /// NFKC: full-width letters and digits become the plain ones, and ligatures their letters; letter case stays.
    /// </summary>
    public static string Compatible(string text) =>
        Forms.IsCompatible(text) ? text : Compose(Decompose(text, compatible: true));

    private static List<Rune> Decompose(string text, bool compatible)
    {
        var letters = new List<Rune>(text.Length + 8);
        foreach (var letter in text.EnumerateRunes())
        {
            Decompose(letter, compatible, letters);
        }

        Order(letters);
        return letters;
    }

    private static void Decompose(Rune letter, bool compatible, List<Rune> letters)
    {
        var syllable = letter.Value - HangulFirst;
        if (syllable is >= 0 and < HangulCount)
        {
            letters.Add(new(LeadFirst + (syllable / (VowelCount * TailCount))));
            letters.Add(new(VowelFirst + (syllable % (VowelCount * TailCount) / TailCount)));
            if (syllable % TailCount > 0)
            {
                letters.Add(new(TailFirst + (syllable % TailCount)));
            }
        }
        else if ((compatible && Forms.Compatible.TryGetValue(letter, out var parts))
            || Forms.Canonical.TryGetValue(letter, out parts))
        {
            letters.AddRange(parts);
        }
        else
        {
            letters.Add(letter);
        }
    }

    /// <summary>Sorts the marks of each letter by their class; marks of one class keep their order.</summary>
    private static void Order(List<Rune> letters)
    {
        for (var i = 1; i < letters.Count; i++)
        {
            var (letter, its) = (letters[i], Forms.Class(letters[i]));
            var to = i;
            while (its > 0 && to > 0 && Forms.Class(letters[to - 1]) > its)
            {
                letters[to] = letters[to - 1];
                to--;
            }

            letters[to] = letter;
        }
    }

    private static string Compose(List<Rune> letters)
    {
        var composed = new List<Rune>(letters.Count);
        var (starter, last) = (-1, -1);
        foreach (var letter in letters)
        {
            var its = Forms.Class(letter);

            // Between a starter and a mark that composes with it there is no mark of the same or a higher class.
            if (starter >= 0 && last < its && Pair(composed[starter], letter) is { } one)
            {
                composed[starter] = one;
                continue;
            }

            last = its;
            if (its == 0)
            {
                (starter, last) = (composed.Count, -1);
            }

            composed.Add(letter);
        }

        var text = new StringBuilder(composed.Count);
        foreach (var letter in composed)
        {
            text.Append(letter.ToString());
        }

        return text.ToString();
    }

    private static Rune? Pair(Rune first, Rune second)
    {
        var (lead, vowel, tail) = (first.Value - LeadFirst, second.Value - VowelFirst, second.Value - TailFirst);
        if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
        {
            return new(HangulFirst + (((lead * VowelCount) + vowel) * TailCount));
        }

        var syllable = first.Value - HangulFirst;
        if (syllable is >= 0 and < HangulCount && syllable % TailCount == 0 && tail is > 0 and < TailCount)
        {
            return new(first.Value + tail);
        }

        return Forms.Composed.TryGetValue((first, second), out var one) ? one : null;
    }

    /// <summary>The Unicode Character Database, as far as normal forms need it.</summary>
    private sealed record Tables(
        FrozenDictionary<Rune, Rune[]> Canonical,
        FrozenDictionary<Rune, Rune[]> Compatible,
        FrozenDictionary<(Rune First, Rune Second), Rune> Composed,
        FrozenDictionary<Rune, int> Classes)
    {
        // Characters that may differ from their normal form, or may join the character before them.
        private readonly FrozenSet<Rune> notComposed = Canonical
            .Keys.Except(Composed.Values)
            .Concat(Composed.Keys.Select(static pair => pair.Second))
            .Concat(Classes.Keys)
            .ToFrozenSet();

        public static Tables Load()
        {
            using var text = new StreamReader(
                typeof(NormalText).Assembly.GetManifestResourceStream("Grid.Foundation.normal-forms.txt")!);
            var parts = text.ReadToEnd().Split("## ").Skip(1)
                .Select(static part =>
                    part.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                        .Skip(1)
                        .Select(static line => line.Split(' '))
                        .ToList())
                .ToList();
            var composed = parts[2].ToFrozenDictionary(
                static line => (Letter(line[0]), Letter(line[1])), static line => Letter(line[2]));
            var classes = parts[3].SelectMany(ClassesOf)
                .ToFrozenDictionary(static mark => mark.Letter, static mark => mark.Class);
            return new(Decompositions(parts[0]), Decompositions(parts[1]), composed, classes);
        }

        private static FrozenDictionary<Rune, Rune[]> Decompositions(List<string[]> lines) =>
            lines.ToFrozenDictionary(
                static line => Letter(line[0]), static line => Array.ConvertAll(line[1..], Letter));

        private static IEnumerable<(Rune Letter, int Class)> ClassesOf(string[] line)
        {
            var number = int.Parse(line[2], CultureInfo.InvariantCulture);
            return Range(Number(line[0]), Number(line[1])).Select(letter => (letter, number));
        }

        public int Class(Rune letter) => letter.Value < 0x300 ? 0 : Classes.GetValueOrDefault(letter);

        public bool IsComposed(string text) =>
            Holds(text, 0x300, static (tables, letter) => tables.notComposed.Contains(letter));

        public bool IsCompatible(string text) =>
            Holds(text, 0xA0, static (tables, letter) =>
                tables.notComposed.Contains(letter) || tables.Compatible.ContainsKey(letter));

        /// <summary>
        /// Whether every character stays as it is. All characters below <paramref name="all"/> do, and so do Han
        /// characters.
        /// </summary>
        private bool Holds(string text, int all, Func<Tables, Rune, bool> changes)
        {
            foreach (var letter in text.EnumerateRunes())
            {
                if (letter.Value >= all
                    && letter.Value is not (>= 0x4E00 and <= 0x9FFF)
                    && (IsJamo(letter.Value) || changes(this, letter)))
                {
                    return false;
                }
            }

            return true;
        }

        private static bool IsJamo(int letter) =>
            letter is (>= VowelFirst and < VowelFirst + VowelCount) or (> TailFirst and < TailFirst + TailCount);

        private static IEnumerable<Rune> Range(int first, int last) =>
            Enumerable.Range(first, last - first + 1).Select(static letter => new Rune(letter));

        private static Rune Letter(string hex) => new(Number(hex));

        private static int Number(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
