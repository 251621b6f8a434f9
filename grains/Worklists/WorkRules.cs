using Grid.Cases;
using Grid.Clocks;
using Grid.Foundation;
using Grid.Parties;
using Grid.Posts;
using Grid.Revisits;
using Grid.Rulebook;

namespace Grid.Worklists;

/// <summary>
/// Which steps of a case a post owes, and by when: from the moment they are owed, not from when they are late. Pure.
/// The steps of a department that has a case are obligations of its own, and so is a review of its reviewer.
/// </summary>
internal static class WorkRules
{
    private static readonly ClockKind[] Steps =
    [
        ClockKind.Verify, ClockKind.File, ClockKind.Dispatch, ClockKind.Check, ClockKind.Close, ClockKind.Feedback,
        ClockKind.Revisit, ClockKind.Review,
    ];

    /// <summary>The steps of a case that posts owe now; a review alone while its clocks stand still.</summary>
    public static IReadOnlyList<DueStep> Of(Guid id, CaseTimes times, Rules rules) =>
        Running(times, All(id, times, rules), rules);

    /// <summary>
    /// Which of the steps of a case run: a review alone while its clocks stand still, none where they run elsewhere.
    /// </summary>
    public static IReadOnlyList<DueStep> Running(CaseTimes times, IReadOnlyList<DueStep> steps, Rules rules)
    {
        if (rules.IsServedElsewhere)
        {
            return [];
        }

        return times.Paused ? [.. steps.Where(static step => step.Clock == ClockKind.Review)] : steps;
    }

    /// <summary>The steps of a case that posts owe, also while its clocks stand still.</summary>
    public static IReadOnlyList<DueStep> All(Guid id, CaseTimes times, Rules rules)
    {
        List<DueStep>? owed = null;
        times = times.Paused ? times with { Pauses = [.. times.Pauses.SkipLast(1)] } : times;
        foreach (var clock in ClockRules.At(times))
        {
            if (Array.IndexOf(Steps, clock) >= 0
                && ClockRules.Start(times, clock) is { } from
                && Owner(times, clock, from, rules) is { Post: { } post } owner
                && ClockRules.Due(times, clock, rules, post) is { } due)
            {
                (owed ??= []).Add(new(
                    id,
                    clock,
                    clock == ClockKind.Revisit ? times.Closed ?? from : from,
                    due,
                    ClockRules.IsProvisional(times, clock, due, rules),
                    post,
                    UnitOf(times, clock, post),
                    owner.Rule));
            }
        }

        return owed ?? [];
    }

    /// <summary>
    /// The post that owes a step of a case; null where the department that leads it does, and for a visit, which has a
    /// day and no hours.
    /// </summary>
    public static Post? PostOf(CaseTimes times, ClockKind clock, Rules rules) =>
        clock != ClockKind.Revisit
        && Array.IndexOf(Steps, clock) >= 0
        && ClockRules.Start(times, clock) is { } from
            ? Owner(times, clock, from, rules).Post
            : null;

    /// <summary>The step as an obligation of the party that holds the post.</summary>
    public static Obligation Owes(OwedStep step) => new(
        step.Case,
        step.Number,
        step.Kind,
        step.Class,
        AssignmentRole.Step,
        step.Due,
        ObligationStatus.Open,
        step.Rule ?? "",
        step.Since,
        Ended: null,
        Notice: null,
        step.Provisional,
        step.Clock,
        step.Post,
        step.Part,
        step.Address);

    /// <summary>The steps that an event of a case ended: each with whether the post took it, and late.</summary>
    /// <param name="before">The times before the event.</param>
    /// <param name="after">The times after it.</param>
    /// <param name="owes">All steps that posts owe after it.</param>
    /// <returns>
    /// The steps that ended, and with -1 those that a step taken back has opened again.
    /// </returns>
    public static IEnumerable<(DueStep Step, EndedSteps Change)> Ended(
        Guid id,
        CaseTimes before,
        CaseTimes after,
        IReadOnlyList<DueStep> owes,
        GridEvent happened,
        Rules rules)
    {
        if (before.Run == after.Run && before.Stage == after.Stage && before.Revisits == after.Revisits)
        {
            yield break; // the event began and ended no step
        }

        var owed = All(id, before, rules);
        foreach (var step in owed.Where(step => !owes.Any(other => IsSame(other, step))))
        {
            yield return (step, EndedSteps.Of(Meets(step.Clock, happened), happened.At > step.Due, 1));
        }

        if (happened is CaseUndone)
        {
            // The step was taken when the case came to the stage at which it is no more.
            foreach (var step in owes.Where(step => !owed.Any(other => IsSame(other, step))))
            {
                yield return (step, EndedSteps.Of(met: true, before.Since > step.Due, -1));
            }
        }
    }

    /// <summary>The row of the visit that is owed next; null where the table has it no more.</summary>
    /// <param name="from">When the visit is due.</param>
    public static RevisitRow? Visit(CaseTimes times, DateTimeOffset from, Rules rules)
    {
        var rule = RevisitRules.First(times.Revisits)?.Rule;
        var day = rules.Calendar.DayOf(times.Closed ?? from);
        return rules.Revisits.Of(times.Kind, times.Class, times.Condition, day).FirstOrDefault(row => row.Rule == rule);
    }

    /// <summary>
    /// The post that the table of escalations notifies when a step is late, with the row; the command centre where it
    /// has no row, and no post where the row notifies the party that leads.
    /// </summary>
    /// <param name="unit">The unit of the limit of the class.</param>
    /// <param name="day">The day from which the step is owed.</param>
    public static (Post? Post, string? Rule) PostFor(
        ClockKind clock, ClassKind kind, string code, LimitUnit unit, DateOnly day, Rules rules)
    {
        foreach (var row in rules.Escalations.Of(clock))
        {
            if (row.Step == DeadlineStep.Red
                && Period.Covers(row.From, row.Until, day)
                && EscalationList.Fits(row, kind, code, unit))
            {
                return (row.To, row.Rule);
            }
        }

        return (Post.CommandCentre, null);
    }

    /// <summary>Whether an event is the step that was owed; any other that ends it lets it lapse.</summary>
    private static bool Meets(ClockKind clock, GridEvent happened) => (clock, happened) switch
    {
        (ClockKind.Verify, CaseVerified) => true,
        (ClockKind.File, CaseFiled or CaseRefused) => true,
        (ClockKind.Dispatch, CaseDispatched or CaseReferred) => true,
        (ClockKind.Check, CaseChecked) => true,
        (ClockKind.Close, CaseClosed) => true,
        (ClockKind.Feedback, CaseFedBack) => true,
        (ClockKind.Revisit, CaseRevisited) => true,
        (ClockKind.Review, CaseAppealReviewed) => true,
        _ => false,
    };

    /// <summary>Whether two steps are one, though its due time may have moved.</summary>
    public static bool IsSame(DueStep one, DueStep other) =>
        one.Clock == other.Clock && (one.Clock == ClockKind.Revisit ? one.Due == other.Due : one.Since == other.Since);

    /// <summary>
    /// The unit at which a post owes a step, as far as the times of the case name it: the cell of a grid member, the
    /// department of its head, the party of a visit. The command centre is one, and has none.
    /// </summary>
    private static EntityRef? UnitOf(CaseTimes times, ClockKind clock, Post post)
    {
        if (clock == ClockKind.Revisit)
        {
            return RevisitRules.First(times.Revisits)?.Party;
        }

        if (clock == ClockKind.Review)
        {
            return null; // the party that reviews owes it as an obligation, which its list has already
        }

        if (post == Post.GridMember && times.Cell.Length > 0)
        {
            return new EntityRef(EntityKind.Cell, times.Cell);
        }

        return post == Post.DepartmentHead ? new EntityRef(EntityKind.Department, times.Lead) : null;
    }

    /// <summary>
    /// The post that owes a step, and the row that says so: the one that the table of escalations notifies when the
    /// step is late, the command centre where it names none. A visit is owed by the post of its row.
    /// A review is owed by the post that the objection or appeal names.
    /// </summary>
    /// <returns>No post where the party that leads the case owes it.</returns>
    private static (Post? Post, string? Rule) Owner(CaseTimes times, ClockKind clock, DateTimeOffset from, Rules rules)
    {
        if (clock == ClockKind.Revisit)
        {
            return Visit(times, from, rules) is { } visit ? (visit.To, visit.Rule) : default;
        }

        var (to, rule) = PostFor(clock, times.Kind, times.Class, times.Limit.Unit, rules.Calendar.DayOf(from), rules);
        return (clock == ClockKind.Review ? times.ReviewPost : to, rule);
    }
}
