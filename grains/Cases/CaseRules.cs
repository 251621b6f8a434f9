using System.Diagnostics;
using Grid.Cells;
using Grid.Clocks;
using Grid.Foundation;
using Grid.Parties;
using Grid.Repeats;
using Grid.Revisits;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// The life of a case. Pure: state, command and facts in; events or a refusal out. <see cref="CaseVerbs"/> is the table
/// of verbs, <see cref="CaseLoop"/> is the loop itself, and every other aspect answers the same questions
/// (<see cref="ICaseAspect"/>).
/// </summary>
internal static class CaseRules
{
    private const string SourcePrefix = "case/";

    /// <summary>
    /// The aspects in the order in which the rules ask them. It is also the order of the recipients in the ledger; and
    /// the dispute changes before joint tasks and letters apply the same event.
    /// </summary>
    internal static readonly IReadOnlyList<ICaseAspect> Aspects =
    [
        new CaseLoop(),
        new RevisitSteps(),
        new ClockSteps(),
        new DisputeSteps(),
        new JointSteps(),
        new LetterSteps(),
        new JoinSteps(),
        new RepeatSteps(),
        new DoubtSteps(),
        new UndoSteps(),
        new ReporterRules(),
        new AppealSteps(),
        new SeparationSteps(),
        new EvidenceSteps(),
        new ConcernedSteps(),
    ];

    private static readonly IReadOnlyList<CaseVerb>[] NextByStage =
        [.. Enum.GetValues<CaseStage>().Select(Undisturbed)];

    /// <summary>The verbs that fit a stage while the clocks run.</summary>
    public static IReadOnlyList<CaseVerb> Next(CaseStage stage) => NextByStage[(int)stage];

    /// <summary>The verbs that fit a case as it stands.</summary>
    public static IReadOnlyList<CaseVerb> Next(CaseState state) =>
        state is { Hold: null, Dispute: null, Parts.Count: 0, Links.JoinedTo: null, Stage: < CaseStage.Closed }
        && (state.Stage < CaseStage.Dispatched
            || (state is { Appeals.Count: 0, Marks.Count: 0 } && AppealSteps.Concerned(state) is null))
            ? Next(state.Stage)
            : Fitting(state);

    /// <summary>Whether the parties still owe something for a case at this stage.</summary>
    public static bool IsOpen(CaseStage stage) => stage is >= CaseStage.Reported and <= CaseStage.Checked;

    /// <summary>The refusal of what is asked of a case that nobody reported.</summary>
    public static Refusal Unknown { get; } = Refusal.NotFound("case.unknown", "There is no such case.");

    /// <summary>Decides one step of the loop.</summary>
    public static Decision<CaseEvent> Decide(CaseState state, StepCase command, StepFacts facts)
    {
        if (state.Stage == CaseStage.None)
        {
            return Unknown;
        }

        var step = new PendingStep(command, StepWords.ContentOf(command), facts);
        if (StepRecall.Answer(state, step) is { } answered)
        {
            return answered;
        }

        var verb = CaseVerbs.Of(command.Verb);
        if (!verb.From.Contains(state.Stage))
        {
            return StepRefusals.Unfit(state, verb);
        }

        var refusal = Blocked(state, command.Verb) ?? StepRefusals.Missing(verb, command) ?? Refused(state, step);
        if (refusal is not null)
        {
            return refusal;
        }

        foreach (var aspect in Aspects)
        {
            if (aspect.Decide(state, step) is { } decision)
            {
                return decision;
            }
        }

        throw new UnreachableException($"No rule to {command.Verb}.");
    }

    /// <summary>
    /// Moves the duty of a retired cell to its successor. A case that has ended is owed by no party until it is
    /// reopened.
    /// </summary>
    public static Decision<CaseEvent> HandOver(
        CaseState state, string number, EntityRef from, EntityRef to, string by, DateTimeOffset now)
    {
        if (from == to)
        {
            return Decision<CaseEvent>.Nothing;
        }

        if (IsOpen(state.Stage) && state.Duties.FirstOrDefault(duty => duty.Party == from) is { } duty)
        {
            var handed = duty with { Party = to };
            var brief = Brief(state, number);
            return new CaseHandedOver(from, handed, brief, state.Progress.HandledAt, state.Stage)
            {
                At = now,
                By = by,
            };
        }

        if (state.Revisits.FirstOrDefault(revisit => revisit.Party == from && revisit.Next is not null) is { } owed)
        {
            var visit = new Assignment(
                to, AssignmentRole.LookBack, RevisitRules.FirstDue(state.Revisits, from), owed.Rule);
            return new CaseHandedOver(from, visit, Brief(state, number)) { At = now, By = by };
        }

        return Decision<CaseEvent>.Nothing;
    }

    /// <summary>The state after an event. An event that no aspect knows is an error, and throws.</summary>
    public static CaseState Apply(CaseState before, GridEvent happened)
    {
        var (state, known) = (before, false);
        foreach (var aspect in Aspects)
        {
            if (aspect.Apply(before, state, happened) is { } changed)
            {
                (state, known) = (changed, true);
            }
        }

        if (!known)
        {
            throw new UnreachableException($"No rule for {happened.GetType().Name}.");
        }

        return StepRecall.Remember(before, state, happened) with
        {
            Times = CaseTimes.Apply(before.Times, happened),
            At = Later(happened.At, before.At),
        };
    }

    /// <summary>
    /// The trace of a case never goes back in time: an event that a slow clock, a late delivery or the caller of a
    /// driven city dates before the latest step gets the time of that step.
    /// </summary>
    public static IReadOnlyList<CaseEvent> InOrder(IReadOnlyList<CaseEvent> events, DateTimeOffset latest)
    {
        CaseEvent[]? ordered = null;
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].At < latest)
            {
                (ordered ??= [.. events])[i] = events[i] with { At = latest };
            }

            latest = Later(events[i].At, latest);
        }

        return ordered ?? events;
    }

    public static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>The parties and cases an event is delivered to: those that answer before or after it first.</summary>
    public static IReadOnlyList<EntityRef> Recipients(CaseState before, CaseState after, CaseEvent happened)
    {
        var recipients = new Recipients(after.Duties.Count + 2);
        foreach (var aspect in Aspects)
        {
            aspect.Concern(before, after, happened, recipients);
        }

        return recipients.Parties;
    }

    /// <summary>What was reported, in the first event of a case; null in any other event.</summary>
    public static CaseReported? ReportIn(GridEvent happened) => happened switch
    {
        CaseReported reported => reported,
        CaseTaken taken => taken.Report,
        _ => null,
    };

    public static EntityRef CaseRef(Guid id) => new(EntityKind.Case, id.ToString("D"));

    /// <summary>Whether a source of the ledger is a case.</summary>
    public static bool IsCase(string source) => source.StartsWith(SourcePrefix, StringComparison.Ordinal);

    /// <summary>The id of the case that is this source of the ledger; null when the source is no case.</summary>
    public static Guid? CaseOf(string source) =>
        IsCase(source) ? Guid.Parse(source.AsSpan(SourcePrefix.Length)) : null;

    internal static CaseBrief Brief(CaseState state, string number)
    {
        var (reported, place) = (state.Reported, state.Reported.Place);
        return new(
            number,
            reported.Kind,
            reported.Class,
            place.Cell,
            place.Point,
            reported.ReportedAt,
            reported.Channel,
            reported.IsVague ? true : null,
            Part: place.Part,
            Address: place.Address);
    }

    /// <summary>The case as it is compared with reports: as the desk found it, where it did.</summary>
    internal static Candidate Candidate(Guid id, CaseState state)
    {
        var (reported, place) = (state.Reported, state.Reported.Place);
        return new(
            id,
            reported.Kind,
            reported.Class,
            place.Point,
            reported.ReportedAt,
            place.NearbyCells,
            place.Shop,
            reported.Channel,
            Particulars: reported.Particulars(),
            Zone: place.TradingZone,
            Handled: state.Stage >= CaseStage.Handled);
    }

    private static Refusal? Blocked(CaseState state, CaseVerb verb)
    {
        foreach (var aspect in Aspects)
        {
            if (aspect.Blocks(state, verb) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static Refusal? Refused(CaseState state, PendingStep step)
    {
        foreach (var aspect in Aspects)
        {
            if (aspect.Refuses(state, step) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static IReadOnlyList<CaseVerb> Fitting(CaseState state) =>
    [
        .. CaseVerbs.All
            .Where(row => row.From.Contains(state.Stage) && Blocked(state, row.Verb) is null)
            .Select(static row => row.Verb),
    ];

    /// <summary>
    /// The verbs that fit a case with a limit and without pause, dispute, part, visit or link.
    /// </summary>
    private static IReadOnlyList<CaseVerb> Undisturbed(CaseStage stage) =>
        Fitting(new() { Stage = stage, Duties = [new(default, AssignmentRole.Lead, DateTimeOffset.MaxValue, "")] });
}
