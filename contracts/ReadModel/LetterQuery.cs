using Grid.Cases;
using Grid.Ledger;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>Selects letters: every given condition must hold.</summary>
/// <param name="To">The addressee as the letter names it.</param>
/// <param name="Department">Code of an addressed department of the county.</param>
/// <param name="County">Code of the county in which the case lies.</param>
/// <param name="Counties">Codes of several counties, where <paramref name="County"/> is null.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.letterQuery")]
public sealed record LetterQuery(
    [property: Id(0)] string? To,
    [property: Id(1)] string? Department,
    [property: Id(2)] LetterKind? Kind,
    [property: Id(3)] bool? Acknowledged,
    [property: Id(4)] int Limit,
    [property: Id(5)] string? After,
    [property: Id(6)] LedgerPosition? WaitFor = null,
    [property: Id(7)] string? County = null,
    [property: Id(8)] IReadOnlyList<string>? Counties = null);

/// <summary>A letter with what its addressee needs to know of the case, and no personal data.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.letterLine")]
public sealed record LetterLine(
    [property: Id(0)] Guid Case,
    [property: Id(1)] string Number,
    [property: Id(2)] CaseStage Stage,
    [property: Id(3)] ClassKind Kind,
    [property: Id(4)] string Class,
    [property: Id(5)] GeoPoint Point,
    [property: Id(6)] string Cell,
    [property: Id(7)] DateTimeOffset ReportedAt,
    [property: Id(8)] CaseLetter Letter);

/// <summary>A page of letters.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.letterPage")]
public sealed record LetterPage(
    [property: Id(0)] IReadOnlyList<LetterLine> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] IReadOnlyList<LedgerPosition> ReadTo);
