namespace Grid.Gateway.Foundation;

/// <summary>
/// Shortens what a caller sent and replaces characters that would spoil the answer, so that a refusal can repeat it.
/// </summary>
internal static class Clip
{
    private const int Longest = 60;

    public static string Of(string text)
    {
        var end = Math.Min(text.Length, Longest);
        if (end > 0 && end < text.Length && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        var shown = string.Concat(text[..end].Select(static letter => char.IsControl(letter) ? '\ufffd' : letter));
        return end < text.Length ? shown + "…" : shown;
    }
}
