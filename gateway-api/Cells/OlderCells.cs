using Grid.Counties;
using Grid.Places;

namespace Grid.Gateway.Cells;

/// <summary>
/// Reads fourteen digits of a cell as the older form of fifteen, where a county of the national profile has them. Which
/// counties those are is known while a request is answered or a folder is read.
/// </summary>
internal static class OlderCells
{
    private static readonly AsyncLocal<IReadOnlyList<string>?> Counties = new();

    /// <summary>
    /// Codes of the counties of the profile; null while a city has no county, when every code is read as the profile
    /// has it.
    /// </summary>
    public static IReadOnlyList<string>? OfProfile(IReadOnlyList<CountyView> counties) =>
        counties is [] or [{ Code: "" }]
            ? null
            :
            [
                .. counties
                    .Where(static county => CodeProfile.Of(county.Code, county.Data.Profile).HasDigits)
                    .Select(static county => county.Code),
            ];

    /// <summary>Takes the counties of a city, as <see cref="OfProfile"/> gives them.</summary>
    public static void ReadBy(IReadOnlyList<string>? counties) => Counties.Value = counties;

    /// <summary>Takes the county of a folder alone.</summary>
    /// <param name="profile">What its entry says; null for what its own code says.</param>
    public static void ReadBy(string? county, string? profile) =>
        Counties.Value = CodeProfile.Of(county, profile).HasDigits ? [county ?? ""] : [];

    /// <summary>The key of a cell.</summary>
    public static string KeyOf(string code) => CellCode.TryParse(code, out var cell)
        && (Counties.Value?.Any(county => code.StartsWith(county, StringComparison.Ordinal)) ?? true)
            ? cell.Text
            : code;
}
