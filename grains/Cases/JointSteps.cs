using Grid.Foundation;
using Grid.Parties;

namespace Grid.Cases;

/// <summary>
/// 联合执法, as an aspect of <see cref="CaseRules"/>: the case closes when every part has, and a dispatch may give parts
/// out at once. What is done to a part by itself is in <see cref="PartRules"/>.
/// </summary>
internal sealed class JointSteps : ICaseAspect
{
    public Refusal? Blocks(CaseState state, CaseVerb verb)
    {
        if (verb != CaseVerb.Close || !state.Parts.Any(static part => part.IsOpen))
        {
            return null;
        }

        var open = state.Parts.Where(static part => part.IsOpen)
            .Select(static part => $"{part.Department.Key} ({part.Stage.ToString().ToLowerInvariant()})");
        return Refusal.Conflict(
            "case.partsOpen",
            $"These still have a part in it: {string.Join(", ", open)}. "
            + "It closes when every part is checked and closed, or withdrawn.");
    }

    /// <summary>
    /// Dispatched to its lead, and to the other departments that the step names, each for a part of its own.
    /// </summary>
    public static Decision<CaseEvent> Dispatched(CaseState state, CaseDispatched dispatched, PendingStep step)
    {
        if (step.Command.Departments is not { Count: > 0 } departments)
        {
            return dispatched;
        }

        List<CaseEvent> events = [dispatched];
        state = CaseRules.Apply(state, dispatched);
        foreach (var department in departments)
        {
            if (PartRules.Has(state, new(PartyKind.Department, department)))
            {
                continue; // from a dispatch before a return
            }

            var opened = PartRules.Decide(state, new OpenPart(dispatched.By, department), step.Facts);
            if (opened.Refusal is not null)
            {
                return opened;
            }

            state = opened.Events.Aggregate(state, CaseRules.Apply);
            events.AddRange(opened.Events);
        }

        return new(events);
    }

    public CaseState? Apply(CaseState before, CaseState state, GridEvent happened) => happened switch
    {
        CasePartOpened e => state with
        {
            Parts =
            [
                .. state.Parts.Where(part => part.Department != e.Duty.Party),
                new(e.Duty.Party, PartStage.Open, e.Duty.Due, e.At, e.Task),
            ],
            Duties = [.. state.Duties.Where(duty => duty.Party != e.Duty.Party), e.Duty],
        },
        CasePartAccepted e => Change(
            state, e.Department, static part => part with { Stage = PartStage.Accepted, Failed = false }),
        CasePartHandled e => Change(
            state, e.Department, part => part with { Stage = PartStage.Handled, Late = e.Late, Failed = false }),
        CasePartChecked { Passed: false } e => Again(state, e),
        CasePartChecked e => Left(
            Change(state, e.Department, static part => part with { Stage = PartStage.Closed }), e.Department),
        CasePartWithdrawn e => Left(
            Change(state, e.Department, static part => part with { Stage = PartStage.Withdrawn }), e.Department),

        // The department that leads it now has no other part in it.
        CaseDispatched e when state.Parts.Count > 0 => Change(
            state, e.Department, static part => part.IsOpen ? part with { Stage = PartStage.Withdrawn } : part),
        CaseResumed e when state.Parts.Count > 0 => state with
        {
            Parts = [.. state.Parts.Select(part => Dated(part, e.Duties))],
        },
        _ => null,
    };

    /// <summary>The part is done again, with what was left of its time.</summary>
    private static CaseState Again(CaseState state, CasePartChecked e)
    {
        var failed = Change(state, e.Department, part => part with
        {
            Stage = PartStage.Accepted,
            Late = null,
            Failed = true,
            Due = e.Due ?? part.Due,
        });
        return e.Due is null ? failed : failed with
        {
            Duties = [.. failed.Duties.Select(duty => IsPart(duty, e.Department) ? duty with { Due = e.Due } : duty)],
        };
    }

    /// <summary>A part is due when its duty says.</summary>
    private static CasePart Dated(CasePart part, IReadOnlyList<Duty> duties) =>
        part.IsOpen && duties.FirstOrDefault(duty => IsPart(duty, part.Department)) is { } duty
            ? part with { Due = duty.Due }
            : part;

    private static bool IsPart(Duty duty, PartyRef department) =>
        duty.Party == department && duty.Rule == PartRules.Joint;

    private static CaseState Change(CaseState state, PartyRef department, Func<CasePart, CasePart> change) =>
        state with { Parts = [.. state.Parts.Select(part => part.Department == department ? change(part) : part)] };

    /// <summary>The department has no duty in the case any more, and hears of it no longer.</summary>
    private static CaseState Left(CaseState state, PartyRef department) => state with
    {
        Duties = [.. state.Duties.Where(duty => duty.Party != department)],
        Hold = state.Hold is { } hold ? hold with { Told = [.. hold.Told.Where(told => told != department)] } : null,
    };
}
