using Grid.Parties;

namespace Grid.Cases;

/// <summary>A letter as the record tells it.</summary>
/// <param name="Number">Counts the letters of the case from 1.</param>
/// <param name="Find">What is handed over; null for any other letter.</param>
[GenerateSerializer, Immutable, Alias("grid.case.letter")]
public sealed record CaseLetter(
    [property: Id(0)] int Number,
    [property: Id(1)] LetterKind Kind,
    [property: Id(2)] string To,
    [property: Id(3)] EntityRef? Department,
    [property: Id(4)] string Reason,
    [property: Id(5)] DateTimeOffset At,
    [property: Id(6)] string By,
    [property: Id(7)] DateTimeOffset? AcknowledgedAt = null,
    [property: Id(8)] string? AcknowledgedBy = null,
    [property: Id(9)] HandedFind? Find = null);

/// <summary>A find that is handed over (线索移交), and what the receiving body said to it.</summary>
/// <param name="From">Code of the office whose officer found it.</param>
/// <param name="Clause">The clause of the law by which it is handed over.</param>
/// <param name="Evidence">Hashes of the evidence of the case, which the receiving body may use as its own.</param>
/// <param name="Accepted">Whether the receiving body took it on, or returned it; null until it said.</param>
/// <param name="Returned">Why the receiving body returned it.</param>
[GenerateSerializer, Immutable, Alias("grid.case.letter.find")]
public sealed record HandedFind(
    [property: Id(0)] string From,
    [property: Id(1)] string Clause,
    [property: Id(2)] IReadOnlyList<string> Evidence,
    [property: Id(3)] bool? Accepted = null,
    [property: Id(4)] DateTimeOffset? AnsweredAt = null,
    [property: Id(5)] string? AnsweredBy = null,
    [property: Id(6)] string? Returned = null);

/// <summary>
/// What is sent to another authority about a case (案件移送抄告, S191). Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum LetterKind
{
    /// <summary>移送: the case is the addressee's from now on.</summary>
    Transfer = 0,

    /// <summary>抄告: the addressee is informed, and the case stays where it is.</summary>
    Copy = 1,

    /// <summary>线索移交: the addressee takes on, or returns, what was found outside the office's own duty.</summary>
    HandOver = 2,
}

/// <summary>抄告: the case informs another department or authority, and stays where it is.</summary>
/// <param name="Department">The addressee, where it is one of the county's departments.</param>
[GenerateSerializer, Immutable, Alias("case.notified")]
public sealed record CaseNotified(
    [property: Id(0)] string To,
    [property: Id(1)] string Reason,
    [property: Id(2)] EntityRef? Department)
    : CaseEvent;

/// <summary>The addressee of a letter says that it came.</summary>
/// <param name="Letter">The number of the letter within the case.</param>
[GenerateSerializer, Immutable, Alias("case.letterAcknowledged")]
public sealed record CaseLetterAcknowledged([property: Id(0)] int Letter) : CaseEvent;

/// <summary>线索移交: a find goes to the body whose duty it is, with its evidence; the case stays.</summary>
/// <param name="To">The receiving body, as it was said.</param>
/// <param name="Department">The receiving body, where it is one of the county's departments.</param>
[GenerateSerializer, Immutable, Alias("case.findHandedOver")]
public sealed record CaseFindHandedOver(
    [property: Id(0)] string To,
    [property: Id(1)] string Reason,
    [property: Id(2)] EntityRef? Department,
    [property: Id(3)] HandedFind Find)
    : CaseEvent;

/// <summary>The receiving body takes a find on, or returns it.</summary>
/// <param name="Letter">The number of the letter within the case.</param>
/// <param name="Reason">Why it returns it; null where it takes it on.</param>
[GenerateSerializer, Immutable, Alias("case.findAnswered")]
public sealed record CaseFindAnswered(
    [property: Id(0)] int Letter, [property: Id(1)] bool Accepted, [property: Id(2)] string? Reason) : CaseEvent;
