using System.Diagnostics.CodeAnalysis;

namespace Grid.ReadModel;

/// <summary>Converts texts so that both stores accept and order them alike.</summary>
internal static class StoredText
{
    /// <summary>
    /// Replaces NUL, the one character that PostgreSQL does not hold. A citizen's text must not stop the projector, and
    /// a search text must not stop a query.
    /// </summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Storable(string? text) => text?.Replace('\0', '\uFFFD');

    /// <summary>A text that sorts after every text with this beginning.</summary>
    public static string AfterAll(string beginning) => beginning + "\U0010FFFF";

    public static string?[] Storable(string?[] texts) => Array.ConvertAll(texts, static text => Storable(text));
}
