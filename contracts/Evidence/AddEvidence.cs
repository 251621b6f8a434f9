using Grid.Cases;

namespace Grid.Evidence;

/// <summary>A file that belongs to a case.</summary>
/// <param name="By">The actor: the code of an officer or a desk, never empty.</param>
/// <param name="Step">The step of the loop that it belongs to; null for the case as a whole.</param>
/// <param name="Command">The caller's id for this very command; the same id again is answered, not repeated.</param>
/// <param name="Facts">What was stored; null on the way in.</param>
[GenerateSerializer, Immutable, Alias("grid.evidence.add")]
public sealed record AddEvidence(
    [property: Id(0)] Guid Case,
    [property: Id(1)] EvidenceKind Kind,
    [property: Id(2)] string By,
    [property: Id(3)] CaseVerb? Step = null,
    [property: Id(4)] string? Note = null,
    [property: Id(5)] string? Command = null,
    [property: Id(6)] EvidenceFacts? Facts = null);
