using Grid.Clocks;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// 联合执法: a case has parts, one for each department, that close by themselves; the lead's own part is the case. These
/// rules decide the steps of a part; <see cref="JointSteps"/> says what they mean for the case. Pure.
/// </summary>
internal static class JointTaskRules
{
    /// <summary>The rule that the duty of a part names.</summary>
    public const string Joint = "joint";

    public static Decision<CaseEvent> Decide(CaseState state, OpenJointTask command, StepFacts facts)
    {
        var department = new EntityRef(EntityKind.Department, command.Department);
        if (state.Stage == CaseStage.None)
        {
            return CaseRules.Unknown;
        }

        var content = Fingerprint.Of(command with { Command = null });
        if (state.Before(command.Command) is { } used)
        {
            return used.Answer<CaseEvent>(content);
        }

        if (Given(state, department) is { } given)
        {
            return state.Done(Opening(department)) is not { } before || before.Says(content)
                ? Decision<CaseEvent>.Nothing
                : Refusal.Conflict(
                    "part.doneOtherwise",
                    $"{department.Key} was given its part by {before.By} at {before.At:O}, due "
                    + $"{given.Due:O}{(given.Task is { } task ? $": {task}" : "")}. What was sent says something "
                    + "else; withdraw it to give another.");
        }

        if (state.Stage is not (CaseStage.Dispatched or CaseStage.Accepted or CaseStage.Handled))
        {
            return Refusal.Conflict(
                state.Stage < CaseStage.Dispatched ? "case.undispatched" : "case.pastHandling",
                $"Parts are given out between dispatch and check; it is {state.Stage.ToString().ToLowerInvariant()}.");
        }

        if (ClockSteps.Paused(state) is { } paused)
        {
            return paused;
        }

        if (state.Lead == department)
        {
            return Refusal.Conflict("part.lead", $"{department.Key} leads the case: its part is the case itself.");
        }

        if (DispatchRules.CannotHandle(state, command.Department, facts.County) is { } unable)
        {
            return unable;
        }

        if (command.Until <= facts.Now)
        {
            return Refusal.Unprocessable("part.until", $"until {command.Until:O} must lie after now ({facts.Now:O}).");
        }

        var due = command.Until is { } until ? new DueTime(until, false) : Usual(state, department, facts);
        var duty = new Assignment(department, AssignmentRole.Help, null, Joint).DueAt(due);
        return new JointTaskOpened(duty, command.Task, CaseRules.Brief(state, facts.Number))
        {
            At = facts.Now,
            By = command.By,
            Command = command.Command,
            Content = content,
        };
    }

    public static Decision<CaseEvent> Decide(CaseState state, StepJointTask command, StepFacts facts)
    {
        var department = new EntityRef(EntityKind.Department, command.Department);
        if (state.Stage == CaseStage.None)
        {
            return CaseRules.Unknown;
        }

        if (state.Parts.FirstOrDefault(part => part.Department == department) is not { } part)
        {
            var holders = string.Join(", ", state.Parts.Select(static one => one.Department.Key));
            return Refusal.NotFound(
                "part.unknown",
                $"{command.Department} has no part in it. "
                + (state.Parts.Count == 0 ? "Nobody has." : $"These have: {holders}."));
        }

        var content = Fingerprint.Of(command with { Command = null });
        if (state.Before(command.Command) is { } used)
        {
            return used.Answer<CaseEvent>(content);
        }

        if (IsAlreadySo(part, command))
        {
            return state.Done(About(department)) is not { } before || before.Says(content)
                ? Decision<CaseEvent>.Nothing
                : Refusal.Conflict(
                    "part.doneOtherwise",
                    $"{before.By} did {before.What} at {before.At:O}; what was sent says something else. GET "
                    + $"/v1/cases/{{id}}/history has it.");
        }

        if (!CaseRules.IsOpen(state.Stage))
        {
            return Refusal.Conflict("case.ended", $"The case is {state.Stage.ToString().ToLowerInvariant()}.");
        }

        if (ClockSteps.Paused(state) is { } paused)
        {
            return paused;
        }

        if (command.Verb == JointTaskVerb.Check
            && SeparationSteps.Refuses(state, CaseVerb.Check, command.By, facts) is { } own)
        {
            return own;
        }

        Decision<CaseEvent> decision = (command.Verb, part.Stage) switch
        {
            (_, JointTaskStage.Closed) => Refusal.Conflict("part.closed", "The part was checked and closed."),
            (_, JointTaskStage.Withdrawn) => Refusal.Conflict(
                "part.withdrawn", $"{command.Department} has no part in it any more."),
            (JointTaskVerb.Accept, JointTaskStage.Open) => new JointTaskAccepted(department),
            (JointTaskVerb.Handle, JointTaskStage.Open or JointTaskStage.Accepted) => new JointTaskHandled(
                department, facts.Now > part.Due),
            (JointTaskVerb.Accept or JointTaskVerb.Handle, _) => Refusal.Conflict(
                "part.alreadyHandled", "The part is handled and waits for its check."),
            (JointTaskVerb.Check, _) when command.Passed is null => Refusal.Invalid(
                "case.passedMissing", "A check says whether the disposal passed: send \"passed\": true or false."),
            (JointTaskVerb.Check, JointTaskStage.Handled) => new JointTaskChecked(
                department, command.Passed.Value, command.Passed.Value ? null : Waited(state, part, facts)),
            (JointTaskVerb.Check, _) => Refusal.Conflict(
                "part.unhandled", "A part is checked once it has been handled."),
            (JointTaskVerb.Withdraw, _) when string.IsNullOrWhiteSpace(command.Reason) => Refusal.Invalid(
                "case.reasonMissing", "To withdraw a part needs a reason: send \"reason\"."),
            _ => new JointTaskWithdrawn(department, command.Reason!),
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

    /// <summary>Whether a duty is that of a department's part.</summary>
    public static bool IsPart(Assignment duty, string department) =>
        duty.Rule == Joint && duty.Party.Kind == EntityKind.Department && duty.Party.Key == department;

    /// <summary>The clocks run again: a part is due when its own time ends.</summary>
    /// <param name="resumed">The times with the pause that ended.</param>
    public static IReadOnlyList<Assignment> Redue(
        CaseState state, CaseTimes resumed, IReadOnlyList<Assignment> duties, DateTimeOffset now, County county)
    {
        return state.Parts.Count == 0 ? duties : [.. duties.Select(Redue)];

        Assignment Redue(Assignment duty) =>
            duty.Rule == Joint
            && state.Times.Parts.FirstOrDefault(part => part.Department == duty.Party.Key) is { } part
                ? duty.DueAt(part.Due is { } due
                    ? ClockRules.GoesOn(
                        resumed,
                        part,
                        due,
                        state.Hold!.Since!.Value,
                        now,
                        county.Rules.CalendarOf(resumed, part.Department))
                    : null)
                : duty;
    }

    /// <summary>Whether a department has a part, open or closed.</summary>
    public static bool Has(CaseState state, EntityRef department) => Given(state, department) is not null;

    /// <summary>The key under which the state keeps the opening of a part.</summary>
    public static string Opening(EntityRef department) => $"part/{department.Key}/opened";

    /// <summary>The key under which the state keeps the latest step of a part.</summary>
    public static string About(EntityRef department) => $"part/{department.Key}";

    /// <summary>
    /// The due time of a part after a failed check: the time from handling to the check does not count.
    /// </summary>
    private static DateTimeOffset? Waited(CaseState state, JointTask part, StepFacts facts)
    {
        var failed = new JointTaskChecked(part.Department, false) { At = facts.Now };
        var waited = CaseTimes.Apply(state.Times, failed);
        return part.Due is { } due
            && state.Done(About(part.Department)) is { } handled
            && waited.Parts.FirstOrDefault(one => one.Department == part.Department.Key) is { } times
                ? ClockRules.GoesOn(
                    waited,
                    times,
                    due,
                    handled.At,
                    facts.Now,
                    facts.County.Rules.CalendarOf(waited, times.Department)).At
                : null;
    }

    /// <summary>When a part is due whose opening names no time: it has the limit of the case.</summary>
    private static DueTime Usual(CaseState state, EntityRef department, StepFacts facts) =>
        state.Reported.Limit.FromReport()
            ? ClockRules.FromReport(state.Times, facts.County.Calendar.For(department.Key))
            : facts.County.Due(facts.Now, state.Reported.Limit, department);

    private static JointTask? Given(CaseState state, EntityRef department) =>
        state.Parts.FirstOrDefault(part => part.Department == department && part.Stage != JointTaskStage.Withdrawn);


    /// <summary>Whether the part is already at the stage to which the step leads.</summary>
    private static bool IsAlreadySo(JointTask part, StepJointTask command) => (command.Verb, part.Stage) switch
    {
        (JointTaskVerb.Accept, JointTaskStage.Accepted) => true,
        (JointTaskVerb.Handle, JointTaskStage.Handled) => true,
        (JointTaskVerb.Check, JointTaskStage.Closed) => command.Passed == true,
        (JointTaskVerb.Check, JointTaskStage.Accepted) => command.Passed == false && part.Failed,
        (JointTaskVerb.Withdraw, JointTaskStage.Withdrawn) => true,
        _ => false,
    };
}
