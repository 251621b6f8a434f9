namespace Grid.Ledger.Streams;

/// <summary>What went wrong, short enough to keep and safe in any column.</summary>
internal static class DeadLetterReason
{
    private const int Longest = 500;

    public static string Of(Exception error)
    {
        var text = string.Concat(
            $"{error.GetType().Name}: {error.Message}".Where(static letter => !char.IsControl(letter)));
        return text.Length <= Longest ? text : text[..Longest];
    }
}
