using Grid.Counties;
using Grid.Parties;
using Grid.Places;

namespace Grid.Cases;

/// <summary>What a report's decision needs from its surroundings; the grain gathers it first.</summary>
/// <param name="Primary">The open case it joins, as its cell found it.</param>
/// <param name="Duties">Who answers, with due times.</param>
/// <param name="EnteredLate">It was seen longer ago than its channel usually takes.</param>
internal sealed record ReportFacts(
    DateTimeOffset Now,
    DateTimeOffset ReportedAt,
    Place Place,
    EntityRef Lead,
    IReadOnlyList<Assignment> Duties,
    CaseLimit Limit,
    Guid? Primary,
    string Fingerprint,
    bool EnteredLate = false)
{
    /// <summary>Enough to know a retry by.</summary>
    public static ReportFacts Of(string fingerprint) =>
        new(default, default, new(), default, [], new(0, Rulebook.LimitUnit.WorkHour, ""), null, fingerprint);
}

/// <summary>What a step's decision needs from its surroundings.</summary>
/// <param name="Number">The case's number, for those who hear of it first.</param>
/// <param name="County">The one version of the county that the decision reads.</param>
/// <param name="Primary">For a join: the case to join, known to exist and to be open.</param>
internal sealed record StepFacts(
    DateTimeOffset Now, string Number, County County, CaseOptions Options, Guid? Primary = null)
{
    public TimeSpan ReopenWithin => Options.ReopenWithin;
}
