using System.Globalization;
using Grid.Ladders;
using Grid.Parties;
using Grid.Penalties;
using Grid.Rulebook;

namespace Grid.Integrity;

/// <summary>
/// The county's own score of a duty holder (domain 2.11): what takes points, and what gives them back. Pure: facts,
/// practice and time in.
/// </summary>
internal static class IntegrityRules
{
    /// <param name="facts">Everything that may take points, in any order.</param>
    public static IntegrityView Of(
        EntityRef party, IReadOnlyList<IntegrityFact> facts, PracticeList practice, DateOnly day, DateTimeOffset at)
    {
        var start = practice.Of(PracticeOption.IntegrityStart, day);
        var clean = TimeSpan.FromDays(practice.Of(PracticeOption.IntegrityCleanDays, day));
        IReadOnlyList<IntegrityFact> inOrder =
            [.. facts.Where(fact => fact.At <= at).OrderByDescending(static fact => fact.At)];
        var (reasons, later, restored) = (new List<IntegrityReason>(inOrder.Count), at, false);
        DateTimeOffset? latest = null;
        foreach (var fact in inOrder)
        {
            var isTakenBack = fact.Objection is { Upheld: true };
            restored = restored || (!isTakenBack && later - fact.At >= clean);
            var counts = !isTakenBack && !restored;
            reasons.Add(new(
                fact.What, fact.At, -Taken(fact.What, practice, day), counts, Why(isTakenBack, restored, clean),
                fact.Class, fact.Step, fact.Objection, fact.Penalty));
            if (!isTakenBack)
            {
                later = fact.At;
                latest ??= fact.At;
            }
        }

        var points = Math.Max(0, start + reasons.Where(static reason => reason.Counts).Sum(static one => one.Points));
        return new(
            party,
            Level(points, practice, day),
            points,
            start,
            reasons,
            reasons.Exists(static reason => reason.Counts) ? latest + clean : null,
            at);
    }

    /// <summary>The facts of a ladder: the reminders and orders of the present holder.</summary>
    public static IEnumerable<IntegrityFact> Facts(IReadOnlyList<LadderStep> steps) => steps
        .Where(static step => !step.Former && step.Rung is Rung.Remind or Rung.Order)
        .Select(static step => new IntegrityFact(
            step.Rung == Rung.Remind ? IntegrityFactKind.Reminder : IntegrityFactKind.Order,
            step.At,
            step.Class,
            step.Number,
            step.Objection));

    /// <summary>The penalties that were decided against the present holder, the annulled ones left out.</summary>
    public static IEnumerable<IntegrityFact> Facts(
        IReadOnlyList<PenaltyBrief> penalties, DateTimeOffset? holderSince) => penalties
        .Where(penalty => penalty is { IsAnnulled: false, DecidedAt: not null } && !(penalty.DecidedAt < holderSince))
        .Select(static penalty => new IntegrityFact(
            IntegrityFactKind.Penalty, penalty.DecidedAt!.Value, penalty.Class, Penalty: penalty.Id));

    private static double Taken(IntegrityFactKind what, PracticeList practice, DateOnly day) => practice.Of(
        what switch
        {
            IntegrityFactKind.Reminder => PracticeOption.IntegrityReminder,
            IntegrityFactKind.Order => PracticeOption.IntegrityOrder,
            _ => PracticeOption.IntegrityPenalty,
        },
        day);

    private static IntegrityLevel Level(double points, PracticeList practice, DateOnly day)
    {
        if (points >= practice.Of(PracticeOption.IntegrityGreen, day))
        {
            return IntegrityLevel.Green;
        }

        return points >= practice.Of(PracticeOption.IntegrityYellow, day)
            ? IntegrityLevel.Yellow
            : IntegrityLevel.Red;
    }

    private static string Why(bool isTakenBack, bool isRestored, TimeSpan clean) => (isTakenBack, isRestored) switch
    {
        (true, _) => "An objection took it back.",
        (_, true) => string.Create(
            CultureInfo.InvariantCulture, $"Nothing else happened in the {clean.TotalDays} days after it."),
        _ => "It still counts.",
    };
}

/// <summary>Something that may take points.</summary>
internal sealed record IntegrityFact(
    IntegrityFactKind What,
    DateTimeOffset At,
    string? Class = null,
    int? Step = null,
    RungObjection? Objection = null,
    Guid? Penalty = null);
