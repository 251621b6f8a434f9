using Grid.Clocks;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// 派遣: which parties answer for a case from now on, by when, and what that says of earlier returns. Pure.
/// </summary>
internal static class DispatchRules
{
    /// <summary>
    /// Why a department that a step names is given no case; null when it handles cases, or leads this one by the
    /// rulebook.
    /// </summary>
    public static Refusal? CannotHandle(CaseState state, string? department, County county) =>
        department is { } code
        && code != state.Lead.Key
        && county.Offices[code] is { HandlesCases: false } office
            ? Refusal.Unprocessable(
                "department.handlesNone",
                $"{office.Name} ({code}, {office.Type}) handles no cases. Dispatch it to a department that does: by "
                + $"the rulebook {county.Offices.NameOf(state.Lead) ?? "the lead"} ({state.Lead.Key}). "
                + "To inform an office, send it a letter (notify).")
            : null;

    /// <param name="rule">The rule of the new duties: a command, or the outcome of a coordination.</param>
    public static CaseDispatched To(
        CaseState state,
        EntityRef department,
        IReadOnlyList<EntityRef> helpers,
        string rule,
        DateTimeOffset now,
        StepFacts facts)
    {
        var (due, used) = Left(state, department, now, facts);
        var lead = state.Duties.FirstOrDefault(duty => duty.Role == AssignmentRole.Lead && duty.Party == department)
            ?? new Assignment(department, AssignmentRole.Lead, null, rule);
        var parts = state.Duties.Where(duty => duty.Rule == JointTaskRules.Joint && duty.Party != department).ToList();
        helpers = [.. helpers.Where(helper => helper != department && !parts.Any(part => part.Party == helper))];
        var others = state.Duties.Where(duty =>
            duty.Role != AssignmentRole.Lead && duty.Party != department && !helpers.Contains(duty.Party));
        Assignment[] duties =
        [
            lead,
            .. helpers.Select(helper => new Assignment(helper, AssignmentRole.Help, null, rule)),
            .. others,
        ];
        var brief = CaseRules.Brief(state, facts.Number);
        return new(department, duties.DueAt(due), brief, Returns: Judged(state, department), Used: used);
    }

    /// <summary>
    /// By when a department handles the case. A department that was wrong to return the case, and gets it again, has
    /// what was left of its limit.
    /// </summary>
    private static (DueTime Due, double? Used) Left(
        CaseState state, EntityRef department, DateTimeOffset now, StepFacts facts)
    {
        if (state.Reported.Limit.FromReport())
        {
            return (ClockRules.FromReport(state.Times, facts.County.Calendar.For(department.Key)), null);
        }

        var limit = state.Reported.Limit;
        foreach (var (party, due, at, measured) in state.Dispute?.Times ?? [])
        {
            if (party == department)
            {
                var left = measured ?? Math.Max(0, facts.County.Elapsed(at, due, limit.Unit, department));
                var again = due <= at
                    ? new(due, facts.County.Calendar.IsProvisional(due, limit.Unit))
                    : facts.County.Due(now, limit with { Amount = left }, department);
                return (again, limit.Amount - left); // less than nothing after an extension
            }
        }

        return (facts.County.Due(now, limit, department), null);
    }

    /// <summary>
    /// A department that returned the case and gets it again was wrong; a department that returned it was right when
    /// another gets it.
    /// </summary>
    private static JudgedReturn[]? Judged(CaseState state, EntityRef department)
    {
        var judged = (state.Dispute?.Returns ?? [])
            .Where(one => one.Upheld != (one.Party != department))
            .Select(one => new JudgedReturn(one.Party, one.Party != department, one.Upheld))
            .ToArray();
        return judged.Length > 0 ? judged : null;
    }
}
