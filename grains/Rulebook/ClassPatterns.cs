namespace Grid.Rulebook;

/// <summary>Patterns of classes: 04-05, 04-*, *.</summary>
internal static class ClassPatterns
{
    public const string Everything = ClassCodes.Everything;

    /// <param name="rowKind">Null for both kinds.</param>
    public static bool Fit(ClassKind? rowKind, IReadOnlyList<string> patterns, ClassKind kind, string code) =>
        (rowKind is null || rowKind == kind) && FitAny(patterns, code);

    public static bool FitAny(IReadOnlyList<string> patterns, string code)
    {
        for (var i = 0; i < patterns.Count; i++)
        {
            if (Includes(patterns[i], code))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a pattern includes another, or a class.</summary>
    public static bool Includes(string pattern, string wanted) =>
        pattern == wanted
        || pattern == Everything
        || (pattern.Length > 2
            && pattern[^1] == '*'
            && pattern[^2] == '-'
            && wanted.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1)));

    /// <summary>Whether each of the first patterns is included by one of the others.</summary>
    public static bool Within(IReadOnlyList<string> patterns, IReadOnlyList<string> others) =>
        patterns.All(pattern => FitAny(others, pattern));
}
