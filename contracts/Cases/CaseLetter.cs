using Grid.Parties;

namespace Grid.Cases;

/// <summary>A letter as the record tells it.</summary>
/// <param name="Number">Counts the letters of the case from 1.</param>
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
    [property: Id(8)] string? AcknowledgedBy = null);

/// <summary>
/// What is sent to another authority about a case (案件移送抄告, S191). Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum LetterKind
{
    /// <summary>移送: the case is the addressee's from now on.</summary>
    Transfer = 0,

    /// <summary>抄告: the addressee is informed, and the case stays where it is.</summary>
    Copy = 1,
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
