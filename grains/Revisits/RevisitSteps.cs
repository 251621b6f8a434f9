using Grid.Cases;
using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Revisits;

/// <summary>
/// 回头看 and 防反弹, as an aspect of <see cref="CaseRules"/>: the visits that are owed for a closed case, and each visit
/// that is made.
/// </summary>
internal sealed class RevisitSteps : ICaseAspect
{
    public static bool IsRevisit(CaseVerb verb) => verb is CaseVerb.LookBack or CaseVerb.Rebound;

    /// <summary>Whether the verb is a visit that the case is still owed.</summary>
    public static bool IsOwed(CaseState state, CaseVerb verb) =>
        verb == CaseVerb.Rebound || (verb == CaseVerb.LookBack && Owed(state, RevisitKind.LookBack) is not null);

    public Refusal? Blocks(CaseState state, CaseVerb verb)
    {
        if (!IsRevisit(verb) || Owed(state, KindOf(verb)) is not null)
        {
            return null;
        }

        var visit = verb == CaseVerb.LookBack ? "look-back" : "patrol against rebound";
        return Refusal.Conflict(
            "case.noRevisit", $"No {visit} is owed for this case: its class has none, or all were made.");
    }

    /// <summary>Records that the visit passed, or reopens the case.</summary>
    public Decision<CaseEvent>? Decide(CaseState state, PendingStep step)
    {
        if (!IsRevisit(step.Verb))
        {
            return null;
        }

        var owed = Owed(state, KindOf(step.Verb))!;
        var passed = step.Command.Passed!.Value;
        var left = state.Revisits
            .Select(visit => ReferenceEquals(visit, owed) ? visit with { Made = visit.Made + 1 } : visit);
        var next = passed ? left.Where(visit => visit.Party == owed.Party).Min(static visit => visit.Next) : null;
        var went = step.Record(new CaseRevisited(owed.Kind, owed.Made + 1, passed, owed.Party, next));
        if (passed)
        {
            return new Decision<CaseEvent>([went]);
        }

        var failed = step.Verb == CaseVerb.LookBack ? DefaultText.LookBackFailed : DefaultText.ReboundFailed;
        var reason = step.Command.Reason ?? step.Facts.Text(failed);
        var brief = CaseRules.Brief(state, step.Facts.Number);
        var reopened = new CaseReopened(reason, CaseLoop.DueAgain(state, step.Facts), brief)
        {
            At = step.Now,
            By = step.Command.By,
        };
        return new Decision<CaseEvent>([went, reopened]);
    }

    public CaseState? Apply(CaseState before, CaseState state, GridEvent happened) => happened switch
    {
        CaseRevisitsSet or CaseHandedOver { To.Role: AssignmentRole.LookBack } => state with
        {
            Revisits = RevisitRules.After(state.Revisits, happened),
        },
        CaseRevisited e => state with
        {
            Latest = e.Kind == RevisitKind.LookBack ? CaseVerb.LookBack : CaseVerb.Rebound,
            LatestPassed = e.Passed,
            Revisits = RevisitRules.After(state.Revisits, happened),
        },
        CaseClosed or CaseReopened when state.Revisits.Count > 0 => state with { Revisits = [] },
        _ => null,
    };

    /// <summary>The parties that owe a visit before or after the event.</summary>
    public void Concern(CaseState before, CaseState after, CaseEvent happened, Recipients recipients)
    {
        if (happened is not (CaseRevisitsSet or CaseRevisited or CaseReopened or CaseHandedOver))
        {
            return;
        }

        foreach (var revisit in before.Revisits.Concat(after.Revisits))
        {
            recipients.Add(revisit.Party);
        }
    }

    private static RevisitKind KindOf(CaseVerb verb) =>
        verb == CaseVerb.LookBack ? RevisitKind.LookBack : RevisitKind.Rebound;

    private static Revisit? Owed(CaseState state, RevisitKind kind) =>
        state.Revisits.FirstOrDefault(revisit => revisit.Kind == kind && revisit.Next is not null);
}
