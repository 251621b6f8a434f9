namespace Grid.Rulebook;

/// <summary>Patterns of classes: 04-05, 04-*, *.</summary>
internal static class ClassPatterns
{
    /// <param name="rowKind">Null for both kinds.</param>
    public static bool Fit(ClassKind? rowKind, IReadOnlyList<string> patterns, ClassKind kind, string code) => (rowKind is null || rowKind == kind) && FitAny(patterns, code);

    public static bool FitAny(IReadOnlyList<string> patterns, string code)
    {
        for (var i = 0; i < patterns.Count; i++)
        {
            var pattern = patterns[i];
            if (pattern == code || pattern == "*" || (pattern.Length == 4 && pattern[3] == '*' && code.AsSpan(0, 3).SequenceEqual(pattern.AsSpan(0, 3))))
            {
                return true;
            }
        }

        return false;
    }
}
