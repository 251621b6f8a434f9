using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Repeats;
using Grid.Revisits;

namespace Grid.Parties;

/// <summary>
/// What an event of a case changes in what one party owes. Pure; the same rule moves a party's own state and the read
/// model. A party has at most one duty in a case.
/// </summary>
internal static class ObligationRules
{
    /// <summary>The rule in the obligation of a party that was asked for an opinion.</summary>
    private const string Consulted = "consult";

    /// <summary>The rule in the obligation of the office that calls a coordination together.</summary>
    private const string Convening = "coordination";

    /// <summary>The rule in the obligation of the party that reviews an objection or an appeal.</summary>
    private const string Reviewing = "review";

    /// <param name="held">What the party held of this case before; null for nothing.</param>
    /// <returns>What the party holds now; the same when the event does not concern it.</returns>
    public static ObligationState? Apply(
        ObligationState? held,
        EntityRef party,
        Guid id,
        GridEvent happened,
        LedgerPosition at)
    {
        var holds = Changed(held, party, id, happened, at);
        return holds is null
            ? null
            : Reviews(Alarmed(held, holds, happened), ReviewAfter(held, party, happened));
    }

    private static ObligationState? Changed(
        ObligationState? held,
        EntityRef party,
        Guid id,
        GridEvent happened,
        LedgerPosition at) =>
        happened switch
    {
        CaseReported e => Known(Raise(held, party, id, e.Duties, BriefOf(e, at), e.At)),
        CaseTaken e => CaseRules.IsOpen(e.Stage) ? Take(held, party, id, e, at) : held,
        CaseFiled { Found: { } found } e => Find(held, party, id, found, CaseStage.Filed, e.At),
        CaseFiled => held is { Status: ObligationStatus.Known, Ended: null }
            ? held with { Status = ObligationStatus.Open }
            : held,
        CaseUndone { Verb: CaseVerb.Dispatch } e =>
            Unsent(Await(Raise(held, party, id, e.Duties, e.Brief, e.At))) ?? Lapse(held, e.At),
        CaseUndone { Verb: CaseVerb.File } =>
            held is { Status: ObligationStatus.Open } ? held with { Status = ObligationStatus.Known } : held,
        CaseUndone { Verb: CaseVerb.Handle } when held is { Rule: not JointTaskRules.Joint } =>
            held with { HandledAt = null },
        CaseCorrected e => Correct(held, party, id, e),
        CaseDispatched e => Sent(Raise(held, party, id, e.Duties, e.Brief, e.At), e)
            ?? (held is { Rule: Convening } ? Discharge(held, e.At) : Lapse(held, e.At)),
        CaseReferred e when e.Convener == party && held is not { Status: ObligationStatus.Open } =>
            ObligationState.Of(id, e.Brief, new(party, Rulebook.AssignmentRole.Convene, e.Due, Convening), e.At) with
            {
                Since = held?.Since ?? e.At,
                Notice = held?.Notice,
            },
        CaseReopened e => Await(Raise(held, party, id, e.Duties, e.Brief, e.At))
            ?? (IsOfRevisits(held) || held is { Rule: Reviewing } ? Lapse(held, e.At) : held),
        CaseSplit e => At(Raise(held, party, id, e.Duties, e.Brief, e.At), e.Stage) ?? held,
        CaseRevisitsSet e when RevisitRules.FirstDue(e.Revisits, party) is { } due =>
            Moved(Raise(held, party, id, [Visiting(party, due, e)], e.Brief, e.At)!, party, e),
        CaseRevisited { Passed: true } e when e.Party == party =>
            e.Due is { } next && held is not null ? held with { Due = next } : Discharge(held, e.At),
        CaseRevisited e when held is { Role: Rulebook.AssignmentRole.Chief } && IsOfRevisits(held) =>
            Discharge(held, e.At),
        CaseHandedOver e when e.To.Party == party =>
            At(Raise(held, party, id, [e.To], e.Brief, e.At), e.Stage ?? CaseStage.Dispatched)! with
            {
                HandledAt = e.HandledAt,
            },
        CaseHandedOver e when e.From == party => Lapse(held, e.At),
        CaseReturned e when e.Department == party => Lapse(held, e.At),
        // The case is at the desk again, whose time is no other party's.
        CaseReturned when held is { Status: ObligationStatus.Open } && IsOfDispatch(held) => Await(held),
        JointTaskOpened e when e.Duty.Party == party => Raise(held, party, id, [e.Duty], e.Brief, e.At),
        JointTaskHandled e when e.Department == party => held is null ? null : held with { HandledAt = e.At },
        JointTaskChecked { Passed: true } e when e.Department == party => Discharge(held, e.At),
        JointTaskChecked e when e.Department == party =>
            held is null ? null : held with { HandledAt = null, Due = e.Due ?? held.Due },
        JointTaskWithdrawn e when e.Department == party => Lapse(held, e.At),
        // A party with a part of its own has its own steps.
        CaseHandled or CaseChecked { Passed: false } when held is { Rule: JointTaskRules.Joint } => held,
        CaseHandled e => held is null ? null : held with { HandledAt = e.At },
        CaseChecked { Passed: false } e => held is null
            ? null
            : Redue(held with { HandledAt = null }, party, e.Duties ?? []),
        // A party that owes a visit owes it to the place; feedback to the reporter does not discharge it.
        CaseFedBack or CaseFollowed when IsOfRevisits(held) => held,
        CaseAppealed e when e.Reviewer == party && held is not { Status: ObligationStatus.Open } =>
            ObligationState.Of(id, e.Brief, new(party, Rulebook.AssignmentRole.Review, e.Due, Reviewing), e.At) with
            {
                Since = held?.Since ?? e.At,
                Notice = held?.Notice,
            },
        CaseAppealReviewed e when e.Reviewer == party && held is { Rule: Reviewing } =>
            e.Final ? Discharge(held, e.At) : held with { Due = e.Due },
        CaseAppealReviewed { Of: { } of, Brief: { } brief } e when of == party =>
            Contested(held, party, id, brief, e),
        // An appeal that is upheld takes the lateness out of the figures of who handled the case.
        CaseAppealReviewed { Kind: AppealKind.Lateness, Passed: true, Final: true } =>
            held is { Status: ObligationStatus.Discharged, Role: Rulebook.AssignmentRole.Lead, Late: true }
                ? held with { Late = false }
                : held,
        CaseClosed or CaseFedBack or CaseFollowed { Stage: CaseStage.Closed or CaseStage.FedBack } =>
            Discharge(held, happened.At),
        CaseDeadlineMissed e when e.Party == party => Tell(
            held, party, id, e.Brief, new(e.Clock, e.Step, e.At, e.Due, e.Rule, e.Until, 1)),
        CaseSupervised e when e.Party == party => Tell(
            held, party, id, e.Brief, new(ClockKind.Handle, DeadlineStep.Supervise, e.At, e.At, "command", e.Until, 1)),
        CaseDoubted e when e.Party == party => Tell(
            held, party, id, e.Brief, e.Stage,
            new(ClockKind.Check, DeadlineStep.Doubt, e.At, e.At, "doubt", held?.Due, 1)),
        CasePlaceMarked e when e.Party == party => Tell(
            held, party, id, e.Brief, e.Stage,
            new(ClockKind.Handle, DeadlineStep.Repeat, e.At, e.At, e.Rule, held?.Due, 1)),
        CasePaused e when e.Of == party && e.Brief is { } brief && held is not { Status: ObligationStatus.Open } =>
            ObligationState.Of(id, brief, new(party, Rulebook.AssignmentRole.Help, e.Until, Consulted), e.At) with
            {
                Since = held?.Since ?? e.At,
                Notice = held?.Notice,
            },
        CaseResumed { Kind: PauseKind.Opinion } when held is { Rule: Consulted } => Discharge(held, happened.At),
        CasePaused => held is { Status: ObligationStatus.Open } ? held with { Due = null, Provisional = null } : held,
        CaseResumed e => Redue(held, party, e.Duties),
        CaseExtended e => Redue(held, party, e.Duties),
        CaseDeadlineRevised e => Revise(held, party, e),
        CaseRefused
            or CaseVoided
            or CaseTransferred
            or CaseJoined
            or CaseFollowed { Stage: CaseStage.Refused or CaseStage.Voided or CaseStage.Transferred } =>
            Lapse(held, happened.At),
        _ => held,
    };

    /// <summary>
    /// The figures after an obligation changed. Raised is always open + discharged + lapsed: what a party only knows of
    /// does not count.
    /// </summary>
    public static PartyFigures Count(
        PartyFigures figures,
        ObligationState? before,
        ObligationState? after,
        EntityRef party,
        GridEvent happened)
    {
        var moved = ReferenceEquals(before, after) ? figures : figures with
        {
            Raised = figures.Raised + Moved(static held => held.Status != ObligationStatus.Known),
            Open = figures.Open + Moved(static held => held.Status == ObligationStatus.Open),
            Lapsed = figures.Lapsed + Moved(static held => held.Status == ObligationStatus.Lapsed),
            Discharged = figures.Discharged + Moved(static held => held.Status == ObligationStatus.Discharged),
            DischargedLate =
                figures.DischargedLate
                + Moved(static held => held is { Status: ObligationStatus.Discharged, Late: true }),
        };
        return happened switch
        {
            CaseChecked { Passed: false }
                when after is { Status: ObligationStatus.Open, Role: Rulebook.AssignmentRole.Lead } =>
                moved with { Reworked = moved.Reworked + 1 },
            JointTaskChecked { Passed: false } e when e.Department == party =>
                moved with { Reworked = moved.Reworked + 1 },
            CaseReturned e when e.Department == party => moved with { Returned = moved.Returned + 1 },
            CaseDispatched e => Judge(
                e.Department == party ? moved with { Dispatched = moved.Dispatched + 1 } : moved,
                party,
                e.Returns ?? []),
            CaseUndone { Verb: CaseVerb.Dispatch } e when e.Department == party =>
                moved with { Dispatched = moved.Dispatched - 1 },
            CaseUndone { Verb: CaseVerb.Accept } when after
                is { Status: ObligationStatus.Open, Role: Rulebook.AssignmentRole.Lead } =>
                moved with { Accepted = moved.Accepted - 1 },
            CaseAccepted when after is { Status: ObligationStatus.Open, Role: Rulebook.AssignmentRole.Lead } =>
                moved with { Accepted = moved.Accepted + 1 },
            _ => moved,
        };

        int Moved(Func<ObligationState, bool> counted) =>
            (after is not null && counted(after) ? 1 : 0) - (before is not null && counted(before) ? 1 : 0);
    }

    /// <summary>
    /// Notifies the command centre of a report of a class of which it is to know at once (S163), by day and night. A
    /// case of the system before is no news.
    /// </summary>
    private static ObligationState Alarmed(ObligationState? held, ObligationState holds, GridEvent happened) =>
        IsAlarm(holds) && !IsAlarm(held) && holds.Notice == held?.Notice && happened is not CaseTaken
            ? holds with
            {
                Notice = new(
                    ClockKind.Handle, DeadlineStep.Alarm, happened.At, happened.At, Rulebook.RouteList.Alarm, null,
                    (holds.Notice?.Count ?? 0) + 1),
            }
            : holds;

    private static bool IsAlarm(ObligationState? held) => held is { Rule: Rulebook.RouteList.Alarm, IsCurrent: true };

    /// <summary>The review that a party owes after an event; null for none.</summary>
    private static OwedReview? ReviewAfter(ObligationState? held, EntityRef party, GridEvent happened) =>
        happened switch
        {
            CaseAppealed e when e.Reviewer == party => new(e.Due),
            CaseAppealReviewed e when e.Reviewer == party => e.Final ? null : new(e.Due),
            CaseReopened or CaseVoided or CaseTransferred => null,
            _ when held is { Rule: Reviewing, Status: ObligationStatus.Open } => held.Review ?? new(held.Due),
            _ => held?.Review,
        };

    /// <summary>
    /// What is contested is reviewed beside the loop: a step of the loop changes and ends no review. Where the party
    /// owes something else in the case as well, that is shown while it is owed, and the review after it.
    /// </summary>
    private static ObligationState Reviews(ObligationState holds, OwedReview? review) => review switch
    {
        null => holds.Review is null ? holds : holds with { Review = null },
        _ when holds is { Rule: not Reviewing, Status: ObligationStatus.Open } => holds with { Review = review },
        _ => holds with
        {
            Role = Rulebook.AssignmentRole.Review,
            Rule = Reviewing,
            Status = ObligationStatus.Open,
            Due = review.Due,
            Provisional = null,
            Ended = null,
            Late = false,
            HandledAt = null,
            Awaits = false,
            Review = review,
        },
    };

    /// <summary>
    /// What the party contested was reviewed, and the party is told. A finding that is lifted is no obligation of the
    /// party, and was none: it leaves the figures of what was met, in time or late.
    /// </summary>
    private static ObligationState Contested(
        ObligationState? held, EntityRef party, Guid id, CaseBrief brief, CaseAppealReviewed e)
    {
        var notified = Tell(held, party, id, brief, new(
            ClockKind.Review,
            e.Passed ? DeadlineStep.Upheld : DeadlineStep.Rejected,
            e.At,
            e.At,
            AppealSteps.RuleOf(e.Mark),
            null,
            1));
        var told = (held ?? Discharge(notified, e.At)!) with { Notice = notified.Notice };
        return e is { Kind: AppealKind.Finding, Passed: true }
            ? Lapse(told, e.At)! with { Status = Lifted(told), Late = false }
            : told;
    }

    private static ObligationStatus Lifted(ObligationState held) =>
        held.Status == ObligationStatus.Known ? ObligationStatus.Known : ObligationStatus.Lapsed;

    private static PartyFigures Judge(PartyFigures figures, EntityRef party, IReadOnlyList<JudgedReturn> returns)
    {
        foreach (var judged in returns)
        {
            if (judged.Party == party)
            {
                figures = figures with
                {
                    ReturnsUpheld = figures.ReturnsUpheld + Change(judged, upheld: true),
                    ReturnsOverruled = figures.ReturnsOverruled + Change(judged, upheld: false),
                };
            }
        }

        return figures;
    }

    /// <summary>By how much a return changes a count: a later judgement replaces the one before it.</summary>
    private static int Change(JudgedReturn judged, bool upheld)
    {
        if (judged.Upheld == upheld)
        {
            return 1;
        }

        return judged.Before == upheld ? -1 : 0;
    }

    /// <summary>
    /// The desk placed or classified the case: parties of the found place answer, and the others no more.
    /// </summary>
    private static ObligationState? Find(
        ObligationState? held, EntityRef party, Guid id, FoundMatter found, CaseStage stage, DateTimeOffset at) =>
        At(Raise(held, party, id, found.Duties, found.Brief, at), stage) is { } raised
            ? raised with
            {
                Kind = found.Kind,
                Class = found.Class,
                Cell = found.Brief.Cell,
                Point = found.Brief.Point,
                Part = found.Brief.Part,
                Address = found.Brief.Address,
                Vague = found.Brief.Vague == true,
                Particulars = party.Kind == EntityKind.Cell ? found.Brief.Particulars : null,
            }
            : Lapse(held, at);

    /// <summary>
    /// The desk corrected the case: who answers for it no more is told so, and so is who answers from now on, in
    /// another role or until another time. Nobody is told of what was never more than known. An opinion that was asked
    /// for is owed while the case waits for it.
    /// </summary>
    private static ObligationState? Correct(ObligationState? held, EntityRef party, Guid id, CaseCorrected e)
    {
        if (held is { Rule: Consulted, Status: ObligationStatus.Open } && e.Stage != CaseStage.Filed
            && e.Found.Duties.All(duty => duty.Party != party))
        {
            return held;
        }

        var found = Find(held, party, id, e.Found, e.Stage, e.At);
        var (before, after) = (RoleOf(held), RoleOf(found));
        return found is null || (before == after && (found.Due is null || found.Due == held?.Due)) ? found : found with
        {
            Notice = new(
                ClockKind.Handle,
                after is null ? DeadlineStep.Corrected : DeadlineStep.Assigned,
                e.At,
                e.At,
                "correct",
                after is null ? null : found.Due,
                (found.Notice?.Count ?? 0) + 1),
        };

        static Rulebook.AssignmentRole? RoleOf(ObligationState? state) =>
            state is { Status: ObligationStatus.Open, Rule: not Reviewing } ? state.Role : null;
    }

    /// <summary>The duty of a party that owes a visit.</summary>
    private static Assignment Visiting(EntityRef party, DateTimeOffset due, CaseRevisitsSet e) => new(
        party, Rulebook.AssignmentRole.LookBack, due, e.Revisits.First(revisit => revisit.Party == party).Rule);

    /// <summary>Whether the party owes a visit, or was notified as a chief that a visit was not made.</summary>
    private static bool IsOfRevisits(ObligationState? held) => held
        is { Role: Rulebook.AssignmentRole.LookBack }
        or { Role: Rulebook.AssignmentRole.Chief, Notice.Clock: ClockKind.Revisit };

    /// <summary>Whether its due time is that of handling, and so begins with the dispatch.</summary>
    private static bool IsOfDispatch(ObligationState held) =>
        held.Rule is not (JointTaskRules.Joint or Consulted or Convening or Reviewing)
        && held.Role is not (Rulebook.AssignmentRole.Chief or Rulebook.AssignmentRole.LookBack);

    /// <summary>Before it is filed, a party knows of a report and owes nothing.</summary>
    private static ObligationState? Known(ObligationState? raised) =>
        raised is null ? null : Await(raised)! with { Status = ObligationStatus.Known };

    /// <summary>Before it is dispatched, no time of handling runs for a party.</summary>
    private static ObligationState? Await(ObligationState? raised) =>
        raised is null ? null : raised with { Due = null, Provisional = null, Awaits = true };

    private static ObligationState? At(ObligationState? raised, CaseStage stage) => stage switch
    {
        CaseStage.Reported or CaseStage.Verified => Known(raised),
        CaseStage.Filed => Await(raised),
        _ => raised,
    };

    /// <summary>
    /// The case was dispatched: the time of its parties runs. The party concerned (当事人), which a later deadline may
    /// blame, gets a notice.
    /// </summary>
    private static ObligationState? Sent(ObligationState? raised, CaseDispatched e) => raised is
        { Role: Rulebook.AssignmentRole.Frontage or Rulebook.AssignmentRole.Keeper }
            ? raised with
            {
                Notice = new(
                    ClockKind.Handle, DeadlineStep.Sent, e.At, raised.Due ?? e.At, raised.Rule, raised.Due,
                    (raised.Notice?.Count ?? 0) + 1),
            }
            : raised;

    /// <summary>The dispatch was taken back, and with it the notice of it.</summary>
    private static ObligationState? Unsent(ObligationState? held) =>
        held is { Notice: { Step: DeadlineStep.Sent, Count: 1 } } ? held with { Notice = null } : held;

    private static CaseBrief BriefOf(CaseReported e, LedgerPosition at) => e.Brief.Value ??=
        new(CaseNumber.Of(e, at), e.Kind, e.Class, e.Place.Cell, e.Place.Point, e.ReportedAt, e.Channel,
            e.IsVague ? true : null, e.Particulars(), e.Place.Part, e.Place.Address);

    /// <summary>A case of the system before: its parties owe what they owed there, and get no notice of it.</summary>
    private static ObligationState? Take(
        ObligationState? held, EntityRef party, Guid id, CaseTaken e, LedgerPosition at) =>
        At(Raise(held, party, id, e.Report.Duties, BriefOf(e.Report, at), e.At), e.Stage) is { } owed
            ? owed with { HandledAt = e.Stage >= CaseStage.Handled ? e.From.HandledAt : null }
            : null;

    private static ObligationState? Raise(
        ObligationState? held,
        EntityRef party,
        Guid id,
        IReadOnlyList<Assignment> duties,
        CaseBrief brief,
        DateTimeOffset at)
    {
        foreach (var duty in duties)
        {
            if (duty.Party == party)
            {
                return held is null
                    ? ObligationState.Of(id, brief, duty, at)
                    : held with
                    {
                        Role = duty.Role,
                        Rule = duty.Rule,
                        Due = duty.Due,
                        Provisional = duty.Provisional,
                        Status = ObligationStatus.Open,
                        Ended = null,
                        Late = false,
                        HandledAt = null,
                        Awaits = false,
                    };
            }
        }

        return null;
    }

    /// <summary>
    /// Notifies a party. A party without a duty in the case answers for it as a chief from now on, by the time that the
    /// notice names.
    /// </summary>
    private static ObligationState Tell(ObligationState? held, EntityRef party, Guid id, CaseBrief brief, Notice notice)
    {
        var chief = new Assignment(party, Rulebook.AssignmentRole.Chief, notice.Until, notice.Rule);
        var open = held is { IsCurrent: true }
            ? held
            : ObligationState.Of(id, brief, chief, notice.At) with
            {
                Since = held?.Since ?? notice.At,
                Notice = held?.Notice,
            };
        return open with
        {
            Due = open.Role == Rulebook.AssignmentRole.Chief ? notice.Until : open.Due,
            Notice = notice with { Count = (open.Notice?.Count ?? 0) + 1 },
        };
    }

    /// <summary>
    /// Notifies a party at a stage of the case: of a place that was marked, or of a report after handling. Of a case
    /// that had ended the party owes nothing.
    /// </summary>
    private static ObligationState? Tell(
        ObligationState? held, EntityRef party, Guid id, CaseBrief brief, CaseStage stage, Notice notice)
    {
        var notified = Tell(held, party, id, brief, notice);
        return CaseRules.IsOpen(stage)
            ? notified
            : (held ?? Discharge(notified, notice.At)!) with { Notice = notified.Notice };
    }

    private static ObligationState? Redue(ObligationState? held, EntityRef party, IReadOnlyList<Assignment> duties)
    {
        foreach (var duty in duties)
        {
            if (duty.Party == party && held is { Status: ObligationStatus.Open, Awaits: false })
            {
                return held with { Due = duty.Due, Provisional = duty.Provisional };
            }
        }

        return held;
    }

    /// <summary>Notifies a party whose duty a holiday notice moved.</summary>
    private static ObligationState? Revise(ObligationState? held, EntityRef party, CaseDeadlineRevised e)
    {
        var dated = (e.Clock, held) switch
        {
            (ClockKind.Coordinate, { Rule: Convening, Status: ObligationStatus.Open }) => held with { Due = e.To },
            (ClockKind.Coordinate, _) => held,
            _ => Redue(held, party, e.Duties),
        };
        return dated is null || dated.Due == held?.Due ? dated : dated with
        {
            Notice = new(
                e.Clock ?? ClockKind.Handle,
                DeadlineStep.Revised,
                e.At,
                e.From,
                "calendar",
                e.To,
                (dated.Notice?.Count ?? 0) + 1),
        };
    }

    /// <summary>Notifies the party that walks to a place when a holiday notice moved its visits.</summary>
    private static ObligationState Moved(ObligationState visiting, EntityRef party, CaseRevisitsSet e) =>
        e is { From: { } from, To: { } to } && e.Party == party
            ? visiting with
            {
                Notice = new(
                    ClockKind.Revisit,
                    DeadlineStep.Revised,
                    e.At,
                    from,
                    "calendar",
                    to,
                    (visiting.Notice?.Count ?? 0) + 1),
            }
            : visiting;

    private static ObligationState? Discharge(ObligationState? held, DateTimeOffset at) => held switch
    {
        { Status: ObligationStatus.Open } => held with
        {
            Status = ObligationStatus.Discharged,
            Ended = at,
            Late = (held.HandledAt ?? at) > held.Due,
        },
        _ => Forget(held, at),
    };

    private static ObligationState? Lapse(ObligationState? held, DateTimeOffset at) =>
        held is { Status: ObligationStatus.Open }
            ? held with { Status = ObligationStatus.Lapsed, Ended = at }
            : Forget(held, at);

    /// <summary>What a party only knew of ends without having been owed.</summary>
    private static ObligationState? Forget(ObligationState? held, DateTimeOffset at) =>
        held is { Status: ObligationStatus.Known, Ended: null } ? held with { Ended = at } : held;
}
