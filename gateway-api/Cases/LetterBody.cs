using Grid.Cases;

namespace Grid.Gateway.Cases;

/// <summary>Something that went out about a case (案件移送抄告).</summary>
public sealed record LetterBody(
    int Number,
    LetterKind Kind,
    string To,
    string? Department,
    string Reason,
    DateTimeOffset SentAt,
    string By,
    DateTimeOffset? AcknowledgedAt,
    string? AcknowledgedBy)
{
    internal static LetterBody From(CaseLetter letter) => new(
        letter.Number,
        letter.Kind,
        letter.To,
        letter.Department?.Key,
        letter.Reason, letter.At, letter.By, letter.AcknowledgedAt,
        letter.AcknowledgedBy);
}
