using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>Selects problems: every given condition must hold.</summary>
/// <param name="Class">04-05, or a whole big class 04-*.</param>
/// <param name="Place">The shop, the segment, or the cell of the point.</param>
/// <param name="Marked">Whether a mark of the place stands now.</param>
/// <param name="Open">Whether one of its cases is open.</param>
/// <param name="Least">The least number of cases.</param>
/// <param name="County">Code of the county in which its first case lies.</param>
/// <param name="Counties">Codes of several counties, where <paramref name="County"/> is null.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.problemQuery")]
public sealed record ProblemQuery(
    [property: Id(0)] string? Class,
    [property: Id(1)] EntityRef? Place,
    [property: Id(2)] bool? Marked,
    [property: Id(3)] bool? Open,
    [property: Id(4)] int Least,
    [property: Id(5)] int Limit,
    [property: Id(6)] string? After,
    [property: Id(7)] LedgerPosition? WaitFor,
    [property: Id(8)] string? County = null,
    [property: Id(9)] IReadOnlyList<string>? Counties = null);

/// <summary>
/// 反复问题: cases of one class at one place, each after an earlier one had ended. A case that was refused, voided or
/// joined to another does not count.
/// </summary>
/// <param name="Id">The id of its first case.</param>
/// <param name="Point">The point of its first case.</param>
/// <param name="Cases">How many cases count.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.problemLine")]
public sealed record ProblemLine(
    [property: Id(0)] Guid Id,
    [property: Id(1)] EntityRef Place,
    [property: Id(2)] ClassKind Kind,
    [property: Id(3)] string Class,
    [property: Id(4)] GeoPoint Point,
    [property: Id(5)] long Cases,
    [property: Id(6)] DateTimeOffset First,
    [property: Id(7)] DateTimeOffset Latest,
    [property: Id(8)] bool Open,
    [property: Id(9)] bool Marked);

[GenerateSerializer, Immutable, Alias("grid.desk.problemPage")]
public sealed record ProblemPage(
    [property: Id(0)] IReadOnlyList<ProblemLine> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] IReadOnlyList<LedgerPosition> ReadTo);

/// <summary>A case of a problem; numbered as it counts now.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.problemCase")]
public sealed record ProblemCase(
    [property: Id(0)] int Number,
    [property: Id(1)] Guid Id,
    [property: Id(2)] string CaseNumber,
    [property: Id(3)] CaseStage Stage,
    [property: Id(4)] DateTimeOffset ReportedAt,
    [property: Id(5)] DateTimeOffset? ClosedAt);

[GenerateSerializer, Immutable, Alias("grid.desk.problem")]
public sealed record ProblemView(
    [property: Id(0)] ProblemLine Problem,
    [property: Id(1)] IReadOnlyList<ProblemCase> Cases);
