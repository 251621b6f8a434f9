using Grid.Areas;
using Grid.Rulebook;

namespace Grid.Places;

/// <summary>
/// What the codes of a county's areas and cells say. By themselves nothing: what lies in what is in fields and
/// outlines. A county may switch on the profile of GB/T 30428.1, by which a code of an area has six, nine or twelve
/// digits, that of a cell fifteen, and each begins with the code of the area around it.
/// </summary>
public sealed class CodeProfile
{
    /// <summary>The words by which a county says which profile it has.</summary>
    public const string National = "GB/T 30428", Without = "none";

    private const string Rest = "~rest";
    private const int LongestKey = 64;

    /// <summary>
    /// A part: six digits of the county, two and two of the class, six in sequence (GB/T 30428.2-2013); of the small
    /// class three since 2026 (GB/T 47678.5).
    /// </summary>
    private const int CountyDigits = 6, BigDigits = 2, SequenceDigits = 6, PartDigits = 16, LongPartDigits = 17;

    private CodeProfile(bool hasDigits) => HasDigits = hasDigits;

    /// <summary>Codes are identifiers and say nothing.</summary>
    public static CodeProfile Opaque { get; } = new(false);

    /// <summary>Codes have the digits of GB/T 30428.1.</summary>
    public static CodeProfile Digits { get; } = new(true);

    public bool HasDigits { get; }

    /// <summary>The profile of a county.</summary>
    /// <param name="county">Its code; null while nothing names it.</param>
    /// <param name="profile">What its entry says; null for a county of six digits with the profile.</param>
    public static CodeProfile Of(string? county, string? profile) => profile switch
    {
        National => Digits,
        null when county is null || IsNumber(county, 6) => Digits,
        _ => Opaque,
    };

    /// <summary>How many digits the code of an area has (GB/T 2260, GB/T 10114); null where any code will do.</summary>
    public int? DigitsOf(AreaKind kind) => kind switch
    {
        _ when !HasDigits => null,
        AreaKind.County => 6,
        AreaKind.Subdistrict => 9,
        AreaKind.Community => 12,
        _ => null,
    };

    /// <summary>Whether a code can be that of an area; the name of its remainder still fits a key.</summary>
    public bool IsArea(AreaKind kind, string code) =>
        DigitsOf(kind) is { } digits ? IsNumber(code, digits) : code.Length + Rest.Length <= LongestKey;

    /// <summary>Whether a code can be that of a drawn cell.</summary>
    public bool IsCell(string code) =>
        HasDigits ? CellCode.TryParse(code, out _) : !code.EndsWith(Rest, StringComparison.Ordinal);

    /// <summary>
    /// Whether a code can be that of a part of a county and class. Under the profile a code with the digits of the
    /// standard says both; a code of another shape is the county's own and says nothing.
    /// </summary>
    /// <param name="county">Code of the county; null while nothing names it.</param>
    /// <param name="class">Two digits and two: 01-37. A class of another shape is in no code.</param>
    public bool IsPart(string code, string? county, string @class)
    {
        if (!HasDigits
            || !ClassCodes.IsNational(@class)
            || !(IsNumber(code, PartDigits) || IsNumber(code, LongPartDigits)))
        {
            return true;
        }

        var small = code[(CountyDigits + BigDigits)..^SequenceDigits];
        return (county is null || IsOf(county, code))
            && code[CountyDigits..(CountyDigits + BigDigits)] == @class[..BigDigits]
            && small.TrimStart('0') == @class[(BigDigits + 1)..].TrimStart('0');
    }

    /// <summary>The key of a cell: of fourteen digits, the older form, the profile makes fifteen.</summary>
    public string KeyOf(string cell) => HasDigits && CellCode.TryParse(cell, out var code) ? code.Text : cell;

    /// <summary>The cell that answers for the ground of an area on which no cell is drawn (属地兜底).</summary>
    public string RemainderOf(string area) => HasDigits ? CellCode.RemainderOf(area).Text : area + Rest;

    /// <summary>Whether a code is that of the ground of an area on which no cell is drawn.</summary>
    public bool IsRemainder(string cell) => SubdistrictOf(cell) is { } area && RemainderOf(area) == cell;

    /// <summary>The sub-district that a cell's code names; null where it says none.</summary>
    public string? SubdistrictOf(string cell)
    {
        if (HasDigits)
        {
            return CellCode.TryParse(cell, out var code) ? code.Subdistrict : null;
        }

        return cell.EndsWith(Rest, StringComparison.Ordinal) ? cell[..^Rest.Length] : null;
    }

    /// <summary>The sub-district that a cell's code names under one profile or the other; null under neither.</summary>
    public static string? SubdistrictUnderAny(string cell) =>
        Opaque.SubdistrictOf(cell) ?? Digits.SubdistrictOf(cell);

    /// <summary>What stands for the sub-district where a county has none.</summary>
    public string WholeOf(string county) => HasDigits ? county + "000" : county;

    /// <summary>Whether a code can be one of a county's; codes that say nothing can be anybody's.</summary>
    public bool IsOf(string county, string code) => !HasDigits || code.StartsWith(county, StringComparison.Ordinal);

    private static bool IsNumber(string code, int digits) => code.Length == digits && code.All(char.IsAsciiDigit);
}
