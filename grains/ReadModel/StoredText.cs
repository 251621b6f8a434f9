using System.Diagnostics.CodeAnalysis;

namespace Grid.ReadModel;

/// <summary>Texts as both stores take and order them.</summary>
internal static class StoredText
{
    /// <summary>
    /// PostgreSQL holds every character but one. What a citizen wrote must not stop the projector, nor what somebody
    /// looks for the desk.
    /// </summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Storable(string? text) => text?.Replace('\0', '\uFFFD');

    /// <summary>A text after every text that begins so.</summary>
    public static string AfterAll(string beginning) => beginning + "\U0010FFFF";

    public static string?[] Storable(string?[] texts) => Array.ConvertAll(texts, static text => Storable(text));
}
