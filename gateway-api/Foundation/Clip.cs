namespace Grid.Gateway.Foundation;

/// <summary>
/// What a caller sent, as a refusal can repeat it: short, and without characters that would spoil the answer.
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
