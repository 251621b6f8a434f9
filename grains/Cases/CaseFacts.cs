using Grid.Coordinations;
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
    PartyRef Lead,
    IReadOnlyList<Duty> Duties,
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
/// <param name="Due">When a limit that starts at a time ends, by the calendar of a department.</param>
/// <param name="Elapsed">How much of a limit ran between two times, by the calendar of a department.</param>
/// <param name="Convene">Who would call the departments together, by when, and whom the routes name.</param>
/// <param name="Primary">For a join: the case to join, known to exist and to be open.</param>
/// <param name="Answering">Who answers for a case by the rules of its day; asked where its record does not say.</param>
internal sealed record StepFacts(
    DateTimeOffset Now,
    string Number,
    Func<DateTimeOffset, CaseLimit, PartyRef, DateTimeOffset> Due,
    Func<DateTimeOffset, DateTimeOffset, Rulebook.LimitUnit, PartyRef, double> Elapsed,
    CaseOptions Options,
    Func<CaseState, DateTimeOffset, Convening> Convene,
    Guid? Primary = null,
    Func<CaseState, IReadOnlyList<Duty>>? Answering = null)
{
    public TimeSpan ReopenWithin => Options.ReopenWithin;
}
