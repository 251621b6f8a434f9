using Grid.Clocks;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Posts;
using Grid.Repeats;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// 异议、超期申诉、申辩、复核: the reporter objects to the outcome, the department contests its lateness, the party
/// concerned a finding or a mark, and a post that did not decide the matter reviews it in time. An aspect of
/// <see cref="CaseRules"/>.
/// </summary>
internal sealed class AppealSteps : ICaseAspect
{
    /// <summary>The steps by which a finding is made.</summary>
    private static readonly CaseVerb[] Finding =
        [CaseVerb.Verify, CaseVerb.File, CaseVerb.Correct, CaseVerb.Divide, CaseVerb.Dispatch];

    public Refusal? Blocks(CaseState state, CaseVerb verb) => (verb, Pending(state)) switch
    {
        (CaseVerb.Review, null) => Refusal.Conflict("case.notAppealed", "Nothing is contested: there is no review."),
        (CaseVerb.Object or CaseVerb.Appeal or CaseVerb.Contest, _)
            when state.Links.JoinedTo is { } primary => Refusal.Conflict(
            "case.joined", $"It joined case {primary} and ended with it. Contest that one; or split this one from it."),
        (CaseVerb.Object or CaseVerb.Appeal or CaseVerb.Contest, { } waiting) => Refusal.Conflict(
            "case.reviewPending",
            $"What {waiting.By} contests waits for {waiting.Reviewer.Key}"
            + $"{(waiting.Due is { } due ? $" until {due:O}" : "")}. Review it first."),
        (CaseVerb.Object, _) when Of(state, AppealKind.Objection) is { } before => Refusal.Conflict(
            "case.objectedOnce", $"{before.By} objected at {before.At:O}. A reporter objects once."),
        (CaseVerb.Appeal, _) when Of(state, AppealKind.Lateness) is { } before => Refusal.Conflict(
            "case.appealedOnce", $"{before.By} appealed at {before.At:O}. A department appeals once."),
        (CaseVerb.Appeal, _) when state.Progress.HandledLate != true => Refusal.Conflict(
            "case.notLate", "The case was handled in time, so there is no lateness to contest."),
        (CaseVerb.Contest, _) when Concerned(state) is null && state.Marks.Count == 0 => Uncontestable,
        _ => null,
    };

    public Refusal? Refuses(CaseState state, PendingStep step) => step.Verb switch
    {
        CaseVerb.Object => TooLate(state, step, PracticeOption.ObjectionDays),
        CaseVerb.Appeal => TooLate(state, step, PracticeOption.AppealDays),
        CaseVerb.Contest => Uncontested(state, step),
        CaseVerb.Review => Own(state, Pending(state)!, step.Command.By),
        _ => null,
    };

    public Decision<CaseEvent>? Decide(CaseState state, PendingStep step) => step.Verb switch
    {
        CaseVerb.Object => step.Recorded(Appealed(state, AppealKind.Objection, step)),
        CaseVerb.Appeal => step.Recorded(Appealed(state, AppealKind.Lateness, step)),
        CaseVerb.Contest => step.Recorded(step.Command.Mark is { } number
            ? Appealed(state, AppealKind.Mark, step, Mark(state, number)!.Place)
            : Appealed(state, AppealKind.Finding, step, Concerned(state))),
        CaseVerb.Review => Reviewed(state, step),
        _ => null,
    };

    public CaseState? Apply(CaseState before, CaseState state, GridEvent happened) => happened switch
    {
        CaseAppealed e => state with
        {
            Appeals = [.. state.Appeals, new(e.Kind, e.By, e.At, e.Reason, e.Reviewer, e.Due, [], null, e.Of, e.Mark)],
            Latest = e.Kind switch
            {
                AppealKind.Objection => CaseVerb.Object,
                AppealKind.Lateness => CaseVerb.Appeal,
                _ => CaseVerb.Contest,
            },
        },
        CaseAppealReviewed e => state with
        {
            Appeals = [.. state.Appeals.SkipLast(1), .. state.Appeals.TakeLast(1).Select(last => After(last, e))],
            Progress = e is { Kind: AppealKind.Lateness, Passed: true, Final: true }
                ? state.Progress with { LateExcused = true }
                : state.Progress,

            // A finding that is lifted binds its party no more.
            Duties = e is { Kind: AppealKind.Finding, Passed: true }
                ? [.. state.Duties.Where(duty => duty.Party != e.Of)]
                : state.Duties,
            Latest = CaseVerb.Review,
            LatestPassed = e.Passed,
        },

        // A case that ends otherwise meanwhile needs no review any more.
        CaseReopened or CaseVoided or CaseTransferred when Pending(state) is not null => state with
        {
            Appeals = [.. state.Appeals.SkipLast(1)],
        },
        _ => null,
    };

    /// <summary>The party that reviews, and the one whose finding or mark is contested.</summary>
    public void Concern(CaseState before, CaseState after, CaseEvent happened, Recipients recipients)
    {
        if (happened is CaseAppealed { Of: { } contests })
        {
            recipients.Add(contests);
        }
        else if (happened is CaseAppealReviewed { Of: { } contested })
        {
            recipients.Add(contested);
        }

        if ((Pending(after) ?? Pending(before)) is { } waiting)
        {
            recipients.Add(waiting.Reviewer);
        }
    }

    /// <summary>The party concerned (当事人) that answers for the finding of a case; null where none does.</summary>
    public static EntityRef? Concerned(CaseState state)
    {
        foreach (var duty in state.Duties)
        {
            if (duty.Role is AssignmentRole.Frontage or AssignmentRole.Keeper)
            {
                return duty.Party;
            }
        }

        return null;
    }

    /// <summary>What is contested and waits for its review; null for nothing.</summary>
    public static CaseAppeal? Pending(CaseState state) =>
        state.Appeals is [.., { Upheld: null } last] ? last : null;

    /// <summary>The name under which a party is told how its finding or mark was reviewed.</summary>
    public static string RuleOf(int? mark) => mark is { } number ? $"mark/{number}" : "finding";

    private static CaseAppeal? Of(CaseState state, AppealKind kind) =>
        state.Appeals.FirstOrDefault(appeal => appeal.Kind == kind);

    /// <summary>The time runs from the answer to the reporter, or else from the end of the case.</summary>
    private static Refusal? TooLate(CaseState state, PendingStep step, PracticeOption option)
    {
        var within = step.Facts.Length(option);
        return (state.Progress.FedBackAt ?? state.Progress.EndedAt ?? state.Progress.ClosedAt) is { } ended
            && step.Now > ended + within
            ? Refusal.Conflict(
                "case.appealTooLate",
                $"It ended at {ended:O}; what was decided can be contested for {within.TotalDays:0} days.")
            : null;
    }

    private static Refusal Uncontestable { get; } = Refusal.Conflict(
        "case.nothingToContest",
        "No shop and no keeper answers for this case, and it brought no mark: there is nothing to contest.");

    private static BroughtMark? Mark(CaseState state, int number) =>
        state.Marks.FirstOrDefault(mark => mark.Number == number);

    private static Refusal? Uncontested(CaseState state, PendingStep step)
    {
        var mark = step.Command.Mark is { } number ? Mark(state, number) : null;
        if ((step.Command.Mark is null ? Concerned(state) : mark?.Place) is not { } of)
        {
            return step.Command.Mark is { } unknown
                ? Refusal.Conflict(
                    "case.nothingToContest", $"The case brought no mark {unknown}; GET it for \"marks\".")
                : Uncontestable;
        }

        if (state.Appeals.FirstOrDefault(one => one.Of == of && one.Mark == step.Command.Mark) is { } before)
        {
            return Refusal.Conflict(
                "case.contestedOnce",
                $"{before.By} contested it at {before.At:O}. A finding or a mark is contested once.");
        }

        var (since, within) = (
            mark is null ? state.Progress.DispatchedAt : mark.At, step.Facts.Length(PracticeOption.ContestDays));
        return since is { } told && step.Now > told + within
            ? Refusal.Conflict(
                "case.appealTooLate",
                $"{of.Key} was told at {told:O}; what was found can be contested for {within.TotalDays:0} days.")
            : null;
    }

    /// <summary>
    /// No person reviews what they contest, have reviewed, or decided; a finding is that of who reported, verified,
    /// filed, corrected or dispatched it.
    /// </summary>
    private static Refusal? Own(CaseState state, CaseAppeal waiting, string by)
    {
        var made = waiting.Kind == AppealKind.Finding
            && (state.Reported.By == by || Finding.Any(verb => state.Recall.Takers.Contains((verb, by))));
        var why = waiting switch
        {
            _ when waiting.By == by => "contests it",
            _ when waiting.Reviews.Any(review => review.By == by) => "has reviewed it already",
            _ => made ? "made the finding" : null,
        };
        return why is null
            ? null
            : Refusal.Conflict(
                "case.reviewOwn", $"{by} {why}: another person of {waiting.Reviewer.Key} reviews it.");
    }

    private static CaseAppealed Appealed(CaseState state, AppealKind kind, PendingStep step, EntityRef? of = null)
    {
        var (reviewer, post) = Reviewer(state, kind, step.Facts.County, step.Now);
        return new(
            kind,
            step.Command.Reason!,
            reviewer,
            Due(state, step, reviewer),
            CaseRules.Brief(state, step.Facts.Number),
            of,
            step.Command.Mark,
            post);
    }

    /// <summary>
    /// An objection that is upheld opens the case again; the first review that upholds an appeal asks for a second.
    /// </summary>
    private static Decision<CaseEvent> Reviewed(CaseState state, PendingStep step)
    {
        var waiting = Pending(state)!;
        var passed = step.Command.Passed!.Value;
        var final = !passed
            || waiting.Kind != AppealKind.Lateness
            || waiting.Reviews.Count + 1 >= step.Facts.Practice(PracticeOption.LatenessReviews);
        var reviewed = step.Record(new CaseAppealReviewed(
            waiting.Kind,
            passed,
            step.Command.Reason,
            final,
            waiting.Reviewer,
            final ? null : Due(state, step, waiting.Reviewer),
            waiting.Of,
            waiting.Mark,
            waiting.Of is null ? null : CaseRules.Brief(state, step.Facts.Number)));
        if (!passed || waiting.Kind != AppealKind.Objection)
        {
            return reviewed;
        }

        var reopened = new CaseReopened(
            step.Command.Reason ?? waiting.Reason,
            CaseLoop.DueAgain(state, step.Facts),
            CaseRules.Brief(state, step.Facts.Number)) { At = step.Now, By = step.Command.By };
        return new CaseEvent[] { reviewed, reopened };
    }

    /// <summary>
    /// 督查 reviews an objection, the office that coordinates the departments an appeal of one of them, a finding and a
    /// mark, and an objection where the county has no inspectors. The command centre, which decided, comes last.
    /// </summary>
    /// <returns>The party that reviews, and the post that does it there.</returns>
    private static (EntityRef Party, Post Post) Reviewer(
        CaseState state, AppealKind kind, County county, DateTimeOffset at)
    {
        var place = state.Reported.Place;
        var inspectors = kind == AppealKind.Objection
            ? county.Holders.Of(
                Post.Inspector, [.. PostScope.Units(Post.Inspector, place)], county.DayOf(at))?.Party
            : null;
        if (inspectors is { } party)
        {
            return (party, Post.Inspector);
        }

        return county.Offices.CoordinationOffice is { } office && office != county.Offices.CommandCentre
            ? (office, Post.DepartmentHead)
            : (county.Offices.CommandCentre ?? state.Lead, Post.CommandCentre);
    }

    private static DateTimeOffset? Due(CaseState state, PendingStep step, EntityRef reviewer) => ClockRules.Due(
        state.Times with { Reviewing = step.Now, Reviewer = reviewer }, ClockKind.Review, step.Facts.County.Rules);

    private static CaseAppeal After(CaseAppeal waiting, CaseAppealReviewed e) => waiting with
    {
        Reviews = [.. waiting.Reviews, new(e.By, e.At, e.Passed, e.Reason)],
        Due = e.Final ? waiting.Due : e.Due,
        Upheld = e.Final ? e.Passed : null,
    };
}
