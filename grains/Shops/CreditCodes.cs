namespace Grid.Shops;

/// <summary>统一社会信用代码 (GB 32100-2015): 18 characters, the last of which checks the others. Pure.</summary>
internal static class CreditCodes
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const int Length = 18;

    public static bool IsCode(string text)
    {
        if (text.Length != Length)
        {
            return false;
        }

        var (sum, weight) = (0, 1);
        foreach (var letter in text[..^1])
        {
            var value = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            sum += value * weight;
            weight = weight * 3 % Alphabet.Length;
        }

        return text[^1] == Alphabet[(Alphabet.Length - (sum % Alphabet.Length)) % Alphabet.Length];
    }
}
