using System.Diagnostics.CodeAnalysis;

namespace Grid.Evidence;

/// <summary>The name of a piece of evidence: <c>sha256:</c> and 64 small hexadecimal digits.</summary>
internal static class EvidenceHash
{
    public const string Prefix = "sha256:";

    private const int Digits = 64;

    public static string Of(ReadOnlySpan<byte> sum) => Prefix + Convert.ToHexStringLower(sum);

    /// <summary>The digits alone; false where the text is no such name, so that it can be no path either.</summary>
    public static bool TryDigits(string? hash, [NotNullWhen(true)] out string? digits)
    {
        digits = hash?.StartsWith(Prefix, StringComparison.Ordinal) == true ? hash[Prefix.Length..] : null;
        return digits is { Length: Digits } && digits.All(char.IsAsciiHexDigitLower);
    }

    /// <exception cref="ArgumentException">The text is no such name.</exception>
    public static string DigitsOf(string hash) => TryDigits(hash, out var digits)
        ? digits
        : throw new ArgumentException($"'{hash}' names no evidence.", nameof(hash));
}
