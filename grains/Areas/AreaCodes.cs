namespace Grid.Areas;

/// <summary>
/// Codes of administrative areas (GB/T 2260, GB/T 10114): county 6, sub-district 9, community 12 digits. Zones are
/// coded freely.
/// </summary>
internal static class AreaCodes
{
    /// <summary>How many digits the code of an area has; null where the kind is coded freely.</summary>
    public static int? DigitsOf(AreaKind kind) => kind switch
    {
        AreaKind.County => 6,
        AreaKind.Subdistrict => 9,
        AreaKind.Community => 12,
        _ => null,
    };

    public static bool IsCode(AreaKind kind, string code) =>
        DigitsOf(kind) is not { } digits || (code.Length == digits && code.All(char.IsAsciiDigit));
}
