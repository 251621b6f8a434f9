using Grid.Foundation;

namespace Grid.Atlas;

/// <summary>
/// How large a geometry may be, counted in its text before it is parsed: characters, positions, depth, and digits of a
/// number. The count takes one pass and no memory. The parser decides whether the text is a geometry at all.
/// </summary>
internal static class GeometryBudget
{
    /// <summary>The most corners of a county or another area; Haiyan's outline has some 2,300.</summary>
    public const int OfArea = 50_000;

    /// <summary>The most corners of a cell, a road, a segment or a building.</summary>
    public const int OfPlace = 10_000;

    /// <summary>
    /// The most digits of a number: 17 digits distinguish coordinates to the width of an atom, so longer ones are no
    /// measurement.
    /// </summary>
    private const int MostDigits = 24;

    /// <summary>The most characters for each point: three numbers of 24 digits, and what stands between them.</summary>
    private const int MostCharacters = 80;

    /// <summary>
    /// The deepest nesting, that of a MultiPolygon: parts, rings, positions, numbers, and the object round them.
    /// </summary>
    private const int Deepest = 6;

    public static Refusal? Check(string text, int mostPoints)
    {
        if (text.Length > MostCharacters * mostPoints)
        {
            return TooLarge($"{text.Length} characters are", mostPoints);
        }

        var (depth, positions, digits) = (0, 0, 0);
        foreach (var letter in text)
        {
            switch (letter)
            {
                case '[' or '{':
                    depth++;
                    break;
                case ']' or '}':
                    // The bracket that closes a position follows a number.
                    positions += depth-- >= 2 && letter == ']' && digits > 0 ? 1 : 0;
                    break;
            }

            digits = letter switch
            {
                >= '0' and <= '9' => digits + 1,
                '.' or '-' or '+' or 'e' or 'E' => digits,
                _ => 0,
            };
            if (depth > Deepest)
            {
                return TooLarge($"{depth} levels of brackets are", mostPoints);
            }

            if (digits > MostDigits)
            {
                return TooLarge($"Numbers of more than {MostDigits} digits are", mostPoints);
            }

            if (positions > mostPoints)
            {
                return TooLarge($"More than {mostPoints} points are", mostPoints);
            }
        }

        return null;
    }

    private static Refusal TooLarge(string what, int mostPoints) => Refusal.Invalid(
        "geometry.tooLarge",
        $"{what} too many: at most {mostPoints} points are taken here, with numbers of {MostDigits} digits. "
        + "Simplify the outline.");
}
