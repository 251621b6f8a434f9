using System.Text.Json.Serialization;
using Grid.Evidence;

namespace Grid.Cases;

/// <summary>A file of a case as its record tells it.</summary>
[GenerateSerializer, Immutable, Alias("grid.case.evidence")]
public sealed record CaseEvidence(
    [property: Id(0)] EvidenceKind Kind,
    [property: Id(1)] EvidenceFacts Facts,
    [property: Id(2)] CaseVerb? Step,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string By,
    [property: Id(5)] string? Note,
    [property: Id(6)] EvidenceErased? Erased = null)
{
    /// <summary>Until when the county keeps it; null while its case goes on, and where it is erased.</summary>
    [Id(7)] public DateTimeOffset? KeptUntil { get; init; }
}

/// <summary>That a file was erased.</summary>
[GenerateSerializer, Immutable, Alias("grid.case.evidence.erased")]
public sealed record EvidenceErased(
    [property: Id(0)] DateTimeOffset At, [property: Id(1)] string By, [property: Id(2)] string Reason);

/// <summary>取证: a file belongs to the case. The store had its bytes before this was recorded.</summary>
/// <param name="Step">The step of the loop that it belongs to; null for the case as a whole.</param>
[GenerateSerializer, Immutable, Alias("case.evidenceAdded")]
public sealed record CaseEvidenceAdded(
    [property: Id(0)] EvidenceKind Kind,
    [property: Id(1)] EvidenceFacts Facts,
    [property: Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CaseVerb? Step = null) : CaseEvent;

/// <summary>
/// 取证销毁: the case has the file no more. The record keeps its hash; the bytes go where no other case has them.
/// </summary>
[GenerateSerializer, Immutable, Alias("case.evidenceErased")]
public sealed record CaseEvidenceErased([property: Id(0)] string Hash, [property: Id(1)] string Reason) : CaseEvent;
