namespace Grid.Parties;

/// <summary>Kinds in a sentence.</summary>
public static class KindWords
{
    /// <summary>Their words as a list: <c>shop, segment and cell</c>.</summary>
    /// <param name="joining">What stands before the last: and, or.</param>
    /// <param name="article">What stands before each.</param>
    public static string Listed(this IEnumerable<KindTraits> kinds, string joining, string article = "")
    {
        var words = kinds.Select(kind => article + kind.Word).ToList();
        return words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} {joining} {words[^1]}";
    }
}
