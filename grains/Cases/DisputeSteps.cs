using Grid.Coordinations;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// Which department a case belongs to when departments do not agree: 回退, 派遣 against a return, 提请会商 and its outcome. An
/// aspect of <see cref="CaseRules"/>.
/// </summary>
internal sealed class DisputeSteps : ICaseAspect
{
    public Refusal? Blocks(CaseState state, CaseVerb verb)
    {
        if (state.Dispute is not { Waiting: true } dispute || CaseVerbs.Of(verb).WhileWaiting)
        {
            return null;
        }

        var by = dispute.Due is { } due ? $" by {due:O}" : "";
        return Refusal.Conflict(
            "case.coordinating",
            $"It waits for the coordination {dispute.Coordination}, which {dispute.Convener!.Value.Key} convenes{by}. "
            + "What fits now: notify, supervise, transfer, void.");
    }

    public Refusal? Refuses(CaseState state, PendingStep step) => step.Verb switch
    {
        CaseVerb.Return => Binding(state, step.Command),
        CaseVerb.Dispatch => Elsewhere(state, step.Command) ?? Unable(state, step) ?? Unexplained(state, step),
        _ => null,
    };

    public Decision<CaseEvent>? Decide(CaseState state, PendingStep step) => step.Verb switch
    {
        CaseVerb.Return => Returned(state, step),
        CaseVerb.Coordinate => step.Recorded(
            Referred(state, ReferralCause.Asked, step.Command.Reason!, step.Command.Departments ?? [], step.Facts)),
        _ => null,
    };

    /// <summary>
    /// 派遣: to the lead of the rulebook or to the named department, with what that says of earlier returns.
    /// </summary>
    public static CaseDispatched Dispatched(CaseState state, PendingStep step)
    {
        var department = Target(state, step.Command);
        return DispatchRules.To(state, department, [], "command", step.Now, step.Facts) with
        {
            Insisted = Against(state, department) is null ? null : step.Command.Reason,
        };
    }

    /// <summary>
    /// The coordination is settled: the case goes to the department that the outcome named, and stays there.
    /// </summary>
    public static Decision<CaseEvent> Hear(CaseState state, Guid id, CoordinationDecided decided, StepFacts facts)
    {
        if (state.Dispute is not { Waiting: true, Referrals: var referral } dispute
            || !decided.Cases.Any(one => one.Case == id && one.Referral == referral))
        {
            return Decision<CaseEvent>.Nothing;
        }

        var rule = $"coordination/{dispute.Coordination}/{decided.Round}";
        return DispatchRules.To(state, decided.Lead, decided.Helpers, rule, decided.At, facts) with
        {
            Coordination = dispute.Coordination,
            At = decided.At,
            By = decided.By,
            Note = decided.Basis,
            Content = decided.Content,
        };
    }

    public CaseState? Apply(CaseState before, CaseState state, GridEvent happened)
    {
        var dispute = state.Dispute ?? CaseDispute.None;
        return happened switch
        {
            CaseReturned e when IsDispute(e.Ground) => state with
            {
                Dispute = dispute with
                {
                    Returns = [.. dispute.Returns, new(e.Department, e.Ground, e.At)],
                    Times = Timed(dispute.Times, e, before.Due),
                },
            },
            CaseReferred e => state with
            {
                Latest = e.Cause == ReferralCause.Asked ? CaseVerb.Coordinate : state.Latest,
                Dispute = dispute with
                {
                    Referrals = e.Referral,
                    Coordination = e.Coordination,
                    Waiting = true,
                    Convener = e.Convener,
                    Since = e.At,
                    Due = e.Due,
                    Bound = null,
                },
                Hold = ClockSteps.WithNotified(state, e.Convener),
            },
            CaseDispatched e when state.Dispute is not null => state with
            {
                Dispute = dispute with
                {
                    Waiting = false,
                    Bound = e.Coordination is null ? dispute.Bound : e.Department,
                    Returns = [.. dispute.Returns.Select(one => Judged(one, e.Returns ?? []))],
                },
            },
            CaseDeadlineRevised { Clock: ClockKind.Coordinate } e => state with
            {
                Dispute = dispute with { Due = e.To },
            },
            CaseReopened when state.Dispute is not null => state with { Dispute = dispute with { Times = [] } },
            CaseCorrected { Released: not null } or CaseCorrected { Limited: true } when state.Dispute is not null =>
                state with { Dispute = dispute with { Bound = null, Times = [] } },
            CaseVoided or CaseTransferred when dispute.Waiting => state with
            {
                Dispute = dispute with { Waiting = false },
            },
            _ => null,
        };
    }

    /// <summary>
    /// The departments whose returns the event judges, and the coordination that begins or that no longer needs the
    /// case.
    /// </summary>
    public void Concern(CaseState before, CaseState after, CaseEvent happened, Recipients recipients)
    {
        foreach (var judged in (happened as CaseDispatched)?.Returns ?? [])
        {
            recipients.Add(judged.Party);
        }

        if (happened is CaseReferred or CaseDeadlineRevised { Clock: ClockKind.Coordinate }
            || (before.Dispute is { Waiting: true } && after.Dispute is { Waiting: false }))
        {
            recipients.Add(CoordinationRef(after.Dispute!.Coordination!));
        }
    }

    /// <summary>The matter of a case: sub-district, kind and class.</summary>
    public static string Matter(CaseState state)
    {
        var (reported, place) = (state.Reported, state.Reported.Place);
        var area = place.Subdistrict.Length > 0 ? place.Subdistrict : place.Cell;
        return new MatterKey(area, reported.Kind, reported.Class).ToString();
    }

    public static EntityRef CoordinationRef(string key) => new(EntityKind.Coordination, key);

    private static bool IsDispute(ReturnGround ground) => ground != ReturnGround.Incomplete;

    private static EntityRef Target(CaseState state, StepCase command) =>
        command.Department is { } named ? new(EntityKind.Department, named) : state.Dispute?.Bound ?? state.Lead;

    /// <summary>
    /// Refuses a return by the department that a coordination named to lead: it cannot say again that the case is
    /// another's.
    /// </summary>
    private static Refusal? Binding(CaseState state, StepCase command) =>
        state.Dispute?.Bound == state.Lead && IsDispute(command.Ground ?? default)
            ? Refusal.Conflict(
                "case.bound",
                $"The coordination {state.Dispute.Coordination} named {state.Lead.Key} to lead: "
                + "whose it is has been settled. Handle it, ask for an opinion, "
                + "or return it as incomplete (\"ground\": \"incomplete\").")
            : null;

    /// <summary>Refuses a dispatch to another department than the one that a coordination named to lead.</summary>
    private static Refusal? Elsewhere(CaseState state, StepCase command) =>
        state.Dispute?.Bound is { } bound && command.Department is { } other && other != bound.Key
            ? Refusal.Conflict(
                "case.bound",
                $"The coordination {state.Dispute.Coordination} named {bound.Key} to lead. "
                + "Dispatch it there, or put it to a coordination again.")
            : null;

    /// <summary>Refuses a dispatch, or a part of it, to a department that handles no cases.</summary>
    private static Refusal? Unable(CaseState state, PendingStep step)
    {
        var county = step.Facts.County;
        return DispatchRules.CannotHandle(state, step.Command.Department, county)
            ?? (step.Command.Departments ?? [])
                .Select(code => DispatchRules.CannotHandle(state, code, county))
                .FirstOrDefault(static refusal => refusal is not null);
    }

    /// <summary>Refuses a dispatch without a reason to a department that returned the case.</summary>
    private static Refusal? Unexplained(CaseState state, PendingStep step) =>
        string.IsNullOrWhiteSpace(step.Command.Reason)
        && Against(state, Target(state, step.Command)) is { } returned
            ? Refusal.Invalid(
                "case.reasonMissing",
                $"{returned.Party.Key} returned it ({step.Facts.Text(Word(returned.Ground))}). "
                + "To insist, say why: send \"reason\"; or name another department.")
            : null;

    /// <summary>
    /// 回退 and what follows at once: the second return, or one that says that the duty overlaps, goes to a coordination.
    /// </summary>
    private static Decision<CaseEvent> Returned(CaseState state, PendingStep step)
    {
        var (command, facts) = (step.Command, step.Facts);
        EntityRef? whose = command.Department is { } named ? new(EntityKind.Department, named) : null;
        var returned = step.Record(new CaseReturned(
            command.Reason!, state.Lead, command.Ground ?? default, whose, LeftOf(state, step)));
        if (!IsDispute(returned.Ground))
        {
            return returned;
        }

        var after = CaseRules.Apply(state, returned);
        var again = after.Dispute!.Returns.Count >= facts.Practice(PracticeOption.ReturnsToCoordinate);
        if (!again && returned.Ground != ReturnGround.Overlap)
        {
            return returned;
        }

        var cause = again ? ReferralCause.Returns : ReferralCause.Overlap;
        var referred = Referred(after, cause, returned.Reason, whose is { } other ? [other.Key] : [], facts);
        return new CaseEvent[] { returned, referred with { At = returned.At, By = returned.By } };
    }

    /// <summary>What is left of the limit of the department that returns the case.</summary>
    private static double? LeftOf(CaseState state, PendingStep step) => state.Due is { } due
        ? Math.Max(0, step.Facts.County.Elapsed(step.Now, due, state.Reported.Limit.Unit, state.Lead))
        : null;

    /// <summary>How the limit of a department stood when it disputed that the case is its own.</summary>
    private static IReadOnlyList<ReturnedTime> Timed(
        IReadOnlyList<ReturnedTime> times, CaseReturned returned, DateTimeOffset? due) =>
        due is { } then
            ?
            [
                .. times.Where(one => one.Party != returned.Department),
                new(returned.Department, then, returned.At, returned.Left),
            ]
            : times;

    private static DisputedReturn Judged(DisputedReturn one, IReadOnlyList<JudgedReturn> judged) =>
        judged.FirstOrDefault(said => said.Party == one.Party) is { } said ? one with { Upheld = said.Upheld } : one;

    /// <summary>
    /// The latest return by the department that the case would go to. A return that a coordination settled no longer
    /// counts.
    /// </summary>
    private static DisputedReturn? Against(CaseState state, EntityRef department) =>
        state.Dispute is { } dispute && dispute.Bound != department
            ? dispute.Returns.LastOrDefault(one => one.Party == department)
            : null;

    private static CaseReferred Referred(
        CaseState state, ReferralCause cause, string reason, IReadOnlyList<string> named, StepFacts facts)
    {
        var convening = facts.County.Convene(state, facts.Now);
        IEnumerable<EntityRef> parties =
        [
            .. (state.Dispute?.Returns ?? []).Select(static one => one.Party),
            state.Lead,
            .. state.Duties.Where(IsOfDepartment).Select(static duty => duty.Party),
            .. convening.Claimants,
            .. named.Select(static code => new EntityRef(EntityKind.Department, code)),
        ];
        return new(
            Matter(state),
            cause,
            (state.Dispute?.Referrals ?? 0) + 1,
            convening.Convener,
            convening.Due,
            [.. parties.Distinct()],
            reason,
            CaseRules.Brief(state, facts.Number));
    }

    private static bool IsOfDepartment(Assignment duty) =>
        duty is { Role: AssignmentRole.Lead or AssignmentRole.Help, Party.Kind: EntityKind.Department };

    private static DefaultText Word(ReturnGround ground) => ground switch
    {
        ReturnGround.NotOurs => DefaultText.NotOurs,
        ReturnGround.Overlap => DefaultText.Overlap,
        ReturnGround.Elsewhere => DefaultText.Elsewhere,
        _ => DefaultText.Incomplete,
    };
}
