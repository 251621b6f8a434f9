namespace Grid.Gateway.Foundation;

/// <summary>The words of an enum as the door says them: first letter small.</summary>
internal static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => Small(value.ToString());

    public static IEnumerable<string> Of<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(Small);

    public static bool TryRead<T>(string text, out T value)
        where T : struct, Enum
    {
        value = default;
        return text.Length > 0
            && char.IsAsciiLetter(text[0])
            && !text.Contains(',', StringComparison.Ordinal)
            && Enum.TryParse(text, ignoreCase: true, out value);
    }

    private static string Small(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
