using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// 联合执法: parts of one case, a department each, that close by themselves; the lead's own part is the case. What is done to a part; how
/// the case takes part in it is in <see cref="JointSteps"/>. Pure.
/// </summary>
internal static class PartRules
{
    /// <summary>The rule of a duty that is a part.</summary>
    public const string Joint = "joint";

    public static Decision<CaseEvent> Decide(CaseState state, OpenPart command, StepFacts facts)
    {
        var department = new PartyRef(PartyKind.Department, command.Department);
        if (state.Stage == CaseStage.None)
        {
            return Unknown;
        }

        var content = Fingerprint.Of(command with { Command = null });
        if (state.Before(command.Command) is { } used)
        {
            return used.Says(content) ? Decision<CaseEvent>.Nothing : used.Reused();
        }

        if (Given(state, department) is { } given)
        {
            return state.Done(Opening(department)) is not { } before || before.Says(content)
                ? Decision<CaseEvent>.Nothing
                : Refusal.Conflict("part.doneOtherwise", $"{department.Key} was given its part by {before.By} at {before.At:O}, due {given.Due:O}{(given.Task is { } task ? $": {task}" : "")}. What was sent says something else; withdraw it to give another.");
        }

        if (state.Stage is not (CaseStage.Dispatched or CaseStage.Accepted or CaseStage.Handled))
        {
            return Refusal.Conflict(state.Stage < CaseStage.Dispatched ? "case.undispatched" : "case.pastHandling", $"Parts are given out between dispatch and check; it is {state.Stage.ToString().ToLowerInvariant()}.");
        }

        if (ClockSteps.Paused(state) is { } paused)
        {
            return paused;
        }

        if (state.Lead == department)
        {
            return Refusal.Conflict("part.lead", $"{department.Key} leads the case: its part is the case itself.");
        }

        if (command.Until <= facts.Now)
        {
            return Refusal.Unprocessable("part.until", $"until {command.Until:O} must lie after now ({facts.Now:O}).");
        }

        var due = command.Until ?? facts.County.Due(facts.Now, state.Limit, department);
        var duty = new Duty(department, DutyRole.Help, due, Joint);
        return new CasePartOpened(duty, command.Task, CaseRules.Brief(state, facts.Number))
        {
            At = facts.Now,
            By = command.By,
            Command = command.Command,
            Content = content,
        };
    }

    public static Decision<CaseEvent> Decide(CaseState state, StepPart command, StepFacts facts)
    {
        var department = new PartyRef(PartyKind.Department, command.Department);
        if (state.Stage == CaseStage.None)
        {
            return Unknown;
        }

        if (state.Parts.FirstOrDefault(part => part.Department == department) is not { } part)
        {
            return Refusal.NotFound("part.unknown", $"{command.Department} has no part in it. {(state.Parts.Count == 0 ? "Nobody has." : $"These have: {string.Join(", ", state.Parts.Select(static one => one.Department.Key))}.")}");
        }

        var content = Fingerprint.Of(command with { Command = null });
        if (state.Before(command.Command) is { } used)
        {
            return used.Says(content) ? Decision<CaseEvent>.Nothing : used.Reused();
        }

        if (IsAlreadySo(part, command))
        {
            return state.Done(About(department)) is not { } before || before.Says(content)
                ? Decision<CaseEvent>.Nothing
                : Refusal.Conflict("part.doneOtherwise", $"{before.By} did {before.What} at {before.At:O}; what was sent says something else. GET /v1/cases/{{id}}/history has it.");
        }

        if (!CaseRules.IsOpen(state.Stage))
        {
            return Refusal.Conflict("case.ended", $"The case is {state.Stage.ToString().ToLowerInvariant()}.");
        }

        if (ClockSteps.Paused(state) is { } paused)
        {
            return paused;
        }

        Decision<CaseEvent> decision = (command.Verb, part.Stage) switch
        {
            (_, PartStage.Closed) => Refusal.Conflict("part.closed", "The part was checked and closed."),
            (_, PartStage.Withdrawn) => Refusal.Conflict("part.withdrawn", $"{command.Department} has no part in it any more."),
            (PartVerb.Accept, PartStage.Open) => new CasePartAccepted(department),
            (PartVerb.Handle, PartStage.Open or PartStage.Accepted) => new CasePartHandled(department, facts.Now > part.Due),
            (PartVerb.Accept or PartVerb.Handle, _) => Refusal.Conflict("part.alreadyHandled", "The part is handled and waits for its check."),
            (PartVerb.Check, _) when command.Passed is null => Refusal.Invalid("case.passedMissing", "A check says whether the disposal passed: send \"passed\": true or false."),
            (PartVerb.Check, PartStage.Handled) => new CasePartChecked(department, command.Passed.Value, command.Passed.Value ? null : Waited(state, part, facts)),
            (PartVerb.Check, _) => Refusal.Conflict("part.unhandled", "A part is checked once it has been handled."),
            (PartVerb.Withdraw, _) when string.IsNullOrWhiteSpace(command.Reason) => Refusal.Invalid("case.reasonMissing", "To withdraw a part needs a reason: send \"reason\"."),
            _ => new CasePartWithdrawn(department, command.Reason!),
        };
        return decision.Refusal is not null ? decision : decision.Events[0] with
        {
            At = facts.Now,
            By = command.By,
            Note = command.Note,
            Command = command.Command,
            Content = content,
        };
    }

    /// <summary>The clocks go on: a part is due when its own time is up.</summary>
    public static IReadOnlyList<Duty> Redue(
        CaseState state, IReadOnlyList<Duty> duties, DateTimeOffset now, County county)
    {
        return state.Parts.Count == 0 ? duties : [.. duties.Select(Redue)];

        Duty Redue(Duty duty) =>
            duty.Rule == Joint && state.Parts.FirstOrDefault(part => part.Department == duty.Party) is { } part
                ? duty with { Due = ClockSteps.GoesOn(state, part.Due, duty.Party, now, county) }
                : duty;
    }

    /// <summary>Whether a department has a part, open or done.</summary>
    public static bool Has(CaseState state, PartyRef department) => Given(state, department) is not null;

    /// <summary>Under what the state keeps the giving of a part.</summary>
    public static string Opening(PartyRef department) => $"part/{department.Key}/opened";

    /// <summary>Under what the state keeps the latest step of a part.</summary>
    public static string About(PartyRef department) => $"part/{department.Key}";

    /// <summary>The time from handling to the check that fails is the checker's.</summary>
    private static DateTimeOffset? Waited(CaseState state, CasePart part, StepFacts facts) =>
        part.Due is { } due && state.Done(About(part.Department)) is { } handled
            ? DueTimes.GoesOn(due, handled.At, facts.Now, state.Limit, part.Department, facts.County)
            : null;

    private static CasePart? Given(CaseState state, PartyRef department) =>
        state.Parts.FirstOrDefault(part => part.Department == department && part.Stage != PartStage.Withdrawn);

    private static Refusal Unknown => Refusal.NotFound("case.unknown", "There is no such case.");

    /// <summary>Whether the part stands where the step would bring it.</summary>
    private static bool IsAlreadySo(CasePart part, StepPart command) => (command.Verb, part.Stage) switch
    {
        (PartVerb.Accept, PartStage.Accepted) => true,
        (PartVerb.Handle, PartStage.Handled) => true,
        (PartVerb.Check, PartStage.Closed) => command.Passed == true,
        (PartVerb.Check, PartStage.Accepted) => command.Passed == false && part.Failed,
        (PartVerb.Withdraw, PartStage.Withdrawn) => true,
        _ => false,
    };
}
