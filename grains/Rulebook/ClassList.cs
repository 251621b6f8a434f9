using System.Collections.Frozen;
using Grid.Foundation;

namespace Grid.Rulebook;

/// <summary>The classes of events and parts (事件、部件分类), by kind and code. Immutable.</summary>
internal sealed class ClassList(IReadOnlyList<ClassRow> rows)
{
    private readonly FrozenDictionary<(ClassKind, string), ClassRow[]> byCode = rows
        .GroupBy(static row => (row.Kind, row.Code))
        .ToFrozenDictionary(
            static same => same.Key, static same => same.OrderByDescending(static row => row.From).ToArray());

    private readonly ILookup<string, ClassRow> byName = rows
        .SelectMany(static row => row.Aliases
            .Prepend(row.Name)
            .Select(NormalText.Compared)
            .Distinct()
            .Select(name => (Name: name, Row: row)))
        .ToLookup(static named => named.Name, static named => named.Row);

    public static ClassList Empty { get; } = new([]);

    public bool IsEmpty => rows.Count == 0;

    public ClassRow? Find(ClassKind kind, string code, DateOnly day) =>
        byCode.TryGetValue((kind, code), out var found)
            ? Array.Find(found, row => Period.Covers(row.From, row.Until, day))
            : null;

    /// <summary>
    /// The classes in force on a day that bear a name (别名 included), without regard to width and letter case.
    /// </summary>
    public IReadOnlyList<ClassRow> Named(ClassKind kind, string name, DateOnly day) =>
    [
        .. byName[NormalText.Compared(name.Trim())]
            .Where(row => row.Kind == kind && Period.Covers(row.From, row.Until, day)),
    ];

    /// <summary>Whether a class of this code exists, existed or will exist.</summary>
    public bool Has(ClassKind kind, string code) => byCode.ContainsKey((kind, code));

    /// <summary>The periods in which the class exists.</summary>
    public IEnumerable<(DateOnly From, DateOnly? Until)> Periods(ClassKind kind, string code) =>
        byCode.GetValueOrDefault((kind, code), []).Select(static row => (row.From, row.Until));

    /// <summary>The latest row of a class, counted from 1; 0 where there is none.</summary>
    public int RowOf(ClassKind kind, string code) =>
        byCode.TryGetValue((kind, code), out var found)
            ? 1 + rows.TakeWhile(row => !ReferenceEquals(row, found[0])).Count()
            : 0;

    public IReadOnlyList<string> Codes(ClassKind kind) =>
        [.. byCode.Keys.Where(key => key.Item1 == kind).Select(static key => key.Item2).Order(StringComparer.Ordinal)];

    /// <summary>All classes in force on a day, events first, by code.</summary>
    public IReadOnlyList<ClassRow> InForce(DateOnly day) =>
        [
            .. rows.Where(row => Period.Covers(row.From, row.Until, day))
                .OrderBy(static row => row.Kind)
                .ThenBy(static row => row.Code, StringComparer.Ordinal),
        ];

    /// <summary>The name of a big class (大类) by its first digits: 04 → 街面秩序.</summary>
    public string? BigName(ClassKind kind, string big, DateOnly day) =>
        InForce(day)
            .FirstOrDefault(row => row.Kind == kind && row.Code.StartsWith(big + "-", StringComparison.Ordinal))
            ?.Big;

    /// <summary>The first classes in force, as an example.</summary>
    public IReadOnlyList<ClassRow> First(ClassKind kind, DateOnly day, int count = 3) =>
        [.. InForce(day).Where(row => row.Kind == kind).Take(count)];

    /// <summary>
    /// The classes that a caller may have meant with a text, nearest first: the class of that name, the class of the
    /// same digits (0405, 110101 04 05), one with the text in its name, one with a digit mistyped, one of the same big
    /// class.
    /// </summary>
    public IReadOnlyList<ClassRow> Nearest(ClassKind kind, string text, DateOnly day, int count = 3) =>
        [.. InForce(day)
            .Select(row => (Row: row, Far: Distance(row, kind, text)))
            .Where(static near => near.Far is not null)
            .OrderBy(static near => near.Far)
            .Take(count)
            .Select(static near => near.Row)];

    private static int? Distance(ClassRow row, ClassKind kind, string text)
    {
        var far = NameDistance(row, text) ?? DigitDistance(row.Code, text);
        if (row.Kind == kind)
        {
            return far;
        }

        return far is 0 or 1 ? far + 1 : null;
    }

    private static int? NameDistance(ClassRow row, string text)
    {
        if (row.Name == text || row.Aliases.Contains(text))
        {
            return 0;
        }

        var overlaps =
            row.Name.Contains(text, StringComparison.Ordinal) || text.Contains(row.Name, StringComparison.Ordinal);
        return text.Length > 1 && overlaps ? 3 : null;
    }

    private static int? DigitDistance(string code, string text)
    {
        if (!ClassCodes.IsNational(code))
        {
            return string.Equals(code, text, StringComparison.OrdinalIgnoreCase) ? 1 : null;
        }

        var digits = text.Where(char.IsAsciiDigit).TakeLast(code.Length - 1).ToArray();
        var own = code.Where(char.IsAsciiDigit).ToArray();
        if (digits.Length != own.Length)
        {
            return null;
        }

        return own.Zip(digits, static (a, b) => a == b).Count(static same => !same) switch
        {
            0 => 1,
            1 => 4,
            _ => own.AsSpan(0, 2).SequenceEqual(digits.AsSpan(0, 2)) ? 5 : null,
        };
    }
}
