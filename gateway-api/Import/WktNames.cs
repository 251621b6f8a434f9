using System.Text.RegularExpressions;
using Grid.Gateway.Foundation;

namespace Grid.Gateway.Import;

/// <summary>
/// The name of a coordinate system in the well-known text of a .prj, as <see cref="CrsNames"/> reads it.
/// </summary>
internal static partial class WktNames
{
    /// <summary>
    /// A geographic system by its EPSG number or its usual name; any other by the name that it has, which is not read.
    /// </summary>
    public static string Of(string text)
    {
        var root = Root().Match(text);
        if (!root.Success)
        {
            return text.Trim();
        }

        var name = root.Groups["name"].Value;
        if (!root.Groups["word"].Value.StartsWith("GEO", StringComparison.OrdinalIgnoreCase))
        {
            return name;
        }

        if (Authority().Match(text) is { Success: true } authority)
        {
            return $"EPSG:{authority.Groups["number"].Value}";
        }

        return NoLetter().Replace(name, "").ToUpperInvariant() switch
        {
            "GCSWGS1984" or "WGS1984" or "GCSWGS84" or "WGS84" => "WGS84",
            "GCSCHINAGEODETICCOORDINATESYSTEM2000" or "CHINAGEODETICCOORDINATESYSTEM2000" or "GCSCGCS2000"
                or "CGCS2000" => "CGCS2000",
            _ => name,
        };
    }

    [GeneratedRegex("""^\s*(?<word>[A-Za-z_]+)\s*[\[(]\s*"(?<name>[^"]*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Root();

    // What is said last is said of the whole.
    [GeneratedRegex("""(AUTHORITY|ID)\s*[\[(]\s*"EPSG"\s*,\s*"?(?<number>[0-9]+)"?\s*[\])]\s*[\])]\s*$""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Authority();

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex NoLetter();
}
