using Grid.Coordinations;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// Whose a case is when departments do not agree: 回退, 派遣 against a return, 提请会商 and its outcome. Pure, and a part of
/// <see cref="CaseRules"/>.
/// </summary>
internal static class DisputeSteps
{
    /// <summary>Why a step that fits the stage does not fit the dispute; null when it does.</summary>
    public static Refusal? Unfit(CaseState state, CaseVerb verb) =>
        state.Dispute is { Waiting: true } dispute && verb is not (CaseVerb.Void or CaseVerb.Transfer or CaseVerb.Supervise or CaseVerb.Notify)
            ? Refusal.Conflict("case.coordinating", $"It waits for the coordination {dispute.Coordination}, which {dispute.Convener!.Value.Key} convenes{(dispute.Due is { } due ? $" by {due:O}" : "")}. What fits now: notify, supervise, transfer, void.")
            : null;

    /// <summary>Why not, where that hangs on what is sent.</summary>
    public static Refusal? Refuse(CaseState state, StepCase command) => command.Verb switch
    {
        CaseVerb.Return when state.Dispute?.Bound == state.Lead && IsDispute(command.Ground ?? default) => Refusal.Conflict(
            "case.bound", $"The coordination {state.Dispute.Coordination} named {state.Lead.Key} to lead: whose it is has been settled. Handle it, ask for an opinion, or return it as incomplete (\"ground\": \"incomplete\")."),
        CaseVerb.Dispatch when state.Dispute?.Bound is { } bound && command.Department is { } other && other != bound.Key => Refusal.Conflict(
            "case.bound", $"The coordination {state.Dispute.Coordination} named {bound.Key} to lead. Dispatch it there, or put it to a coordination again."),
        CaseVerb.Dispatch when string.IsNullOrWhiteSpace(command.Reason) && Against(state, Target(state, command)) is { } returned => Refusal.Invalid(
            "case.reasonMissing", $"{returned.Party.Key} returned it ({Word(returned.Ground)}). To insist, say why: send \"reason\"; or name another department."),
        _ => null,
    };

    /// <summary>派遣: to the rulebook's lead or to whom the dispatcher names, with what that says of the returns before.</summary>
    public static CaseDispatched Dispatched(CaseState state, StepCase command, StepFacts facts)
    {
        var department = Target(state, command);
        return Dispatched(state, department, [], "command", facts.Now, facts) with { Insisted = Against(state, department) is null ? null : command.Reason };
    }

    public static CaseReturned Returned(CaseState state, StepCase command) => new(
        command.Reason!, state.Lead, command.Ground ?? default, command.Department is { } whose ? new(PartyKind.Department, whose) : null);

    public static CaseReferred Asked(CaseState state, StepCase command, StepFacts facts) => Referred(state, ReferralCause.Asked, command.Reason!, command.Departments ?? [], facts);

    /// <summary>What a return leads to at once: the second one, or one that says that the duty overlaps, goes to a coordination.</summary>
    public static CaseReferred? After(CaseState state, CaseReturned returned, StepFacts facts)
    {
        if (!IsDispute(returned.Ground))
        {
            return null;
        }

        var after = CaseRules.Apply(state, returned);
        var again = after.Dispute!.Returns.Count >= facts.Options.ReturnsToCoordinate;
        return again || returned.Ground == ReturnGround.Overlap
            ? Referred(after, again ? ReferralCause.Returns : ReferralCause.Overlap, returned.Reason, returned.Whose is { } whose ? [whose.Key] : [], facts) with { At = returned.At, By = returned.By }
            : null;
    }

    /// <summary>The coordination is settled: the case goes to whom it named, and stays there.</summary>
    public static Decision<CaseEvent> Hear(CaseState state, Guid id, CoordinationDecided decided, StepFacts facts)
    {
        if (state.Dispute is not { Waiting: true, Referrals: var referral } dispute || !decided.Cases.Any(one => one.Case == id && one.Referral == referral))
        {
            return Decision<CaseEvent>.Nothing;
        }

        var rule = $"coordination/{dispute.Coordination}/{decided.Round}";
        return Dispatched(state, decided.Lead, decided.Helpers, rule, decided.At, facts) with { Coordination = dispute.Coordination, At = decided.At, By = decided.By, Note = decided.Basis, Content = decided.Content };
    }

    public static CaseState Apply(CaseState state, GridEvent happened)
    {
        var dispute = state.Dispute ?? CaseDispute.None;
        return happened switch
        {
            CaseReturned e when IsDispute(e.Ground) => state with { Dispute = dispute with { Returns = [.. dispute.Returns, new(e.Department, e.Ground, e.At)] } },
            CaseReferred e => state with
            {
                Latest = e.Cause == ReferralCause.Asked ? CaseVerb.Coordinate : state.Latest,
                Dispute = dispute with { Referrals = e.Referral, Coordination = e.Coordination, Waiting = true, Convener = e.Convener, Since = e.At, Due = e.Due, Bound = null },
                Hold = ClockSteps.Telling(state, e.Convener),
            },
            CaseDispatched e when state.Dispute is not null => state with
            {
                Dispute = dispute with
                {
                    Waiting = false,
                    Bound = e.Coordination is null ? dispute.Bound : e.Department,
                    Returns = e.Returns is { } judged ? [.. dispute.Returns.Select(one => judged.FirstOrDefault(said => said.Party == one.Party) is { } said ? one with { Upheld = said.Upheld } : one)] : dispute.Returns,
                },
            },
            CaseVoided or CaseTransferred when dispute.Waiting => state with { Dispute = dispute with { Waiting = false } },
            _ => state,
        };
    }

    /// <summary>Remembers how the limit of the department stood that disputes whose the case is.</summary>
    public static CaseState Timed(CaseState after, CaseReturned returned, DateTimeOffset? due) =>
        IsDispute(returned.Ground) && due is { } then && after.Dispute is { } dispute
            ? after with { Dispute = dispute with { Times = [.. dispute.Times.Where(one => one.Party != returned.Department), new(returned.Department, then, returned.At)] } }
            : after;

    /// <summary>The matter a case is of: sub-district, kind and class.</summary>
    public static string Matter(CaseState state) =>
        $"{(state.Place.Subdistrict.Length > 0 ? state.Place.Subdistrict : state.Place.Cell[..9])}-{(state.Kind == ClassKind.Part ? 'C' : 'E')}{state.Class.Replace("-", "", StringComparison.Ordinal)}";

    public static PartyRef CoordinationRef(string key) => new(PartyKind.Coordination, key);

    private static bool IsDispute(ReturnGround ground) => ground != ReturnGround.Incomplete;

    private static PartyRef Target(CaseState state, StepCase command) => command.Department is { } named ? new(PartyKind.Department, named) : state.Dispute?.Bound ?? state.Lead;

    /// <summary>The latest return by whom it would go to; what a coordination settled is no longer one.</summary>
    private static DisputedReturn? Against(CaseState state, PartyRef department) =>
        state.Dispute is { } dispute && dispute.Bound != department ? dispute.Returns.LastOrDefault(one => one.Party == department) : null;

    private static CaseDispatched Dispatched(CaseState state, PartyRef department, IReadOnlyList<PartyRef> helpers, string rule, DateTimeOffset now, StepFacts facts)
    {
        var (due, used) = Left(state, department, now, facts);
        var lead = state.Duties.FirstOrDefault(duty => duty.Role == DutyRole.Lead && duty.Party == department) ?? new Duty(department, DutyRole.Lead, due, rule);
        var parts = state.Duties.Where(duty => duty.Rule == PartRules.Joint && duty.Party != department).ToList();
        helpers = [.. helpers.Where(helper => helper != department && !parts.Any(part => part.Party == helper))];
        var others = state.Duties.Where(duty => duty.Role != DutyRole.Lead && duty.Party != department && !helpers.Contains(duty.Party));
        Duty[] duties = [lead, .. helpers.Select(helper => new Duty(helper, DutyRole.Help, due, rule)), .. others];
        return new(department, duties.DueAt(due), CaseRules.Brief(state, facts.Number), Returns: Judged(state, department), Used: used);
    }

    /// <summary>By when a department handles it: who has it again and was wrong to return it has what was left of its limit, and no other one.</summary>
    private static (DateTimeOffset Due, double? Used) Left(CaseState state, PartyRef department, DateTimeOffset now, StepFacts facts)
    {
        foreach (var (party, due, at) in state.Dispute?.Times ?? [])
        {
            if (party == department)
            {
                var left = Math.Max(0, facts.Elapsed(at, due, state.Limit.Unit, department));
                return (DueTimes.GoesOn(due, at, now, state.Limit, department, facts.Due, facts.Elapsed), Math.Max(0, state.Limit.Amount - left));
            }
        }

        return (facts.Due(now, state.Limit, department), null);
    }

    /// <summary>Whoever returned it and has it again was wrong; whoever returned it to another was right.</summary>
    private static JudgedReturn[]? Judged(CaseState state, PartyRef department)
    {
        var judged = (state.Dispute?.Returns ?? []).Where(one => one.Upheld != (one.Party != department)).Select(one => new JudgedReturn(one.Party, one.Party != department, one.Upheld)).ToArray();
        return judged.Length > 0 ? judged : null;
    }

    private static CaseReferred Referred(CaseState state, ReferralCause cause, string reason, IReadOnlyList<string> named, StepFacts facts)
    {
        var convening = facts.Convene(state, facts.Now);
        IEnumerable<PartyRef> parties =
        [
            .. (state.Dispute?.Returns ?? []).Select(static one => one.Party),
            state.Lead,
            .. state.Duties.Where(static duty => duty.Role is DutyRole.Lead or DutyRole.Help && duty.Party.Kind == PartyKind.Department).Select(static duty => duty.Party),
            .. convening.Claims,
            .. named.Select(static code => new PartyRef(PartyKind.Department, code)),
        ];
        return new(Matter(state), cause, (state.Dispute?.Referrals ?? 0) + 1, convening.Convener, convening.Due, [.. parties.Distinct()], reason, CaseRules.Brief(state, facts.Number));
    }

    private static string Word(ReturnGround ground) => ground switch
    {
        ReturnGround.NotOurs => "职责不属",
        ReturnGround.Overlap => "职责交叉",
        ReturnGround.Elsewhere => "区域不属",
        _ => "信息不全",
    };
}
