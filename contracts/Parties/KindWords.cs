namespace Grid.Parties;

/// <summary>Writes kinds into a sentence.</summary>
public static class KindWords
{
    /// <summary>Their words as a list: <c>shop, segment and cell</c>.</summary>
    /// <param name="joining">The word before the last kind: and, or.</param>
    /// <param name="article">The text before each word.</param>
    public static string Listed(this IEnumerable<KindTraits> kinds, string joining, string article = "")
    {
        var words = kinds.Select(kind => article + kind.Word).ToList();
        return words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} {joining} {words[^1]}";
    }
}
