using Grid.Cases;

namespace Grid.Gateway.Cases;

/// <summary>Something that went out about a case (案件移送抄告、线索移交).</summary>
/// <param name="Find">What is handed over, and what the receiving body said to it; null for any other letter.</param>
public sealed record LetterBody(
    int Number,
    LetterKind Kind,
    string To,
    string? Department,
    string Reason,
    DateTimeOffset SentAt,
    string By,
    DateTimeOffset? AcknowledgedAt,
    string? AcknowledgedBy,
    HandedFindBody? Find)
{
    internal static LetterBody From(CaseLetter letter) => new(
        letter.Number,
        letter.Kind,
        letter.To,
        letter.Department?.Key,
        letter.Reason, letter.At, letter.By, letter.AcknowledgedAt,
        letter.AcknowledgedBy,
        letter.Find is { } find ? HandedFindBody.From(find) : null);
}

/// <summary>A find that is handed over (线索移交).</summary>
/// <param name="Office">Code of the office whose officer found it.</param>
/// <param name="Clause">The clause of the law by which it is handed over.</param>
/// <param name="Evidence">Hashes of the evidence of the case, which the receiving body may use as its own.</param>
/// <param name="Accepted">Whether the receiving body took it on, or returned it; null until it said.</param>
/// <param name="Returned">Why the receiving body returned it.</param>
public sealed record HandedFindBody(
    string Office,
    string Clause,
    IReadOnlyList<string> Evidence,
    bool? Accepted,
    DateTimeOffset? AnsweredAt,
    string? AnsweredBy,
    string? Returned)
{
    internal static HandedFindBody From(HandedFind find) => new(
        find.From, find.Clause, find.Evidence, find.Accepted, find.AnsweredAt, find.AnsweredBy, find.Returned);
}
