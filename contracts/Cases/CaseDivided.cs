namespace Grid.Cases;

/// <summary>分案: one report was of two matters; the second opens as a case of its own.</summary>
/// <param name="Case">The case that opens.</param>
/// <param name="Report">The report that it begins with.</param>
[GenerateSerializer, Immutable, Alias("case.divided")]
public sealed record CaseDivided(
    [property: Id(0)] string Reason, [property: Id(1)] Guid Case, [property: Id(2)] ReportCase Report) : CaseEvent;
