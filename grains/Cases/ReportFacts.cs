using Grid.Parties;
using Grid.Places;

namespace Grid.Cases;

/// <summary>What a report's decision needs from its surroundings; the grain gathers it first.</summary>
/// <param name="Primary">The open case it joins, as its cell found it.</param>
/// <param name="Duties">Who answers, with due times.</param>
/// <param name="EnteredLate">Whether the report was seen longer ago than its channel usually takes.</param>
/// <param name="CentreOf">The thing of which the place is the centre; null where the report gives a point.</param>
/// <param name="Unplaced">Whether it gives no place nearer than an area.</param>
/// <param name="Unclassified">Whether it names no class, and the catch-all stands for it.</param>
/// <param name="Doubts">The handled case whose handling it doubts; null for none.</param>
/// <param name="MayBe">The places that its address may mean; null for none.</param>
/// <param name="Number">The number of the case; null where the position of its record gives it.</param>
internal sealed record ReportFacts(
    DateTimeOffset Now,
    DateTimeOffset ReportedAt,
    Place Place,
    EntityRef Lead,
    IReadOnlyList<Assignment> Duties,
    CaseLimit Limit,
    Guid? Primary,
    string Fingerprint,
    bool EnteredLate = false,
    EntityRef? CentreOf = null,
    bool Unplaced = false,
    bool Unclassified = false,
    Guid? Doubts = null,
    IReadOnlyList<EntityRef>? MayBe = null,
    string? Number = null)
{
    /// <summary>Only what the rule needs to recognise a retry.</summary>
    public static ReportFacts Of(string fingerprint) =>
        new(default, default, new(), default, [], new(0, Rulebook.LimitUnit.WorkHour, ""), null, fingerprint);
}
