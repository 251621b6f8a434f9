using Grid.Gateway.Parties;
using Grid.Integrity;
using Grid.Ladders;

namespace Grid.Gateway.Integrity;

/// <summary>诚信档案: level, points, and each with its reason. It is no part of the public credit file.</summary>
/// <param name="CleanFrom">When all points are restored if nothing else happens; null where nothing counts.</param>
public sealed record IntegrityBody(
    PartyBody Party,
    IntegrityLevel Level,
    double Points,
    double Start,
    IReadOnlyList<IntegrityReasonBody> Reasons,
    DateTimeOffset? CleanFrom,
    DateTimeOffset At)
{
    internal static IntegrityBody From(IntegrityView view) => new(
        PartyBody.From(view.Party),
        view.Level,
        view.Points,
        view.Start,
        [
            .. view.Reasons.Select(static reason => new IntegrityReasonBody(
                reason.What, reason.At, reason.Points, reason.Counts, reason.Why, reason.Class, reason.Step,
                reason.Objection, reason.Penalty)),
        ],
        view.CleanFrom,
        view.At);
}

/// <summary>Something that took points; one that counts no more says why.</summary>
public sealed record IntegrityReasonBody(
    IntegrityFactKind What,
    DateTimeOffset At,
    double Points,
    bool Counts,
    string Why,
    string? Class,
    int? Step,
    RungObjection? Objection,
    Guid? Penalty);
