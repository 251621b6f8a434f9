using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Repeats;
using Grid.Revisits;
using Grid.Rulebook;

namespace Grid.Clocks;

/// <summary>
/// The times that the clocks of a case run by, as its events describe them: enough for the shard that keeps its due
/// times and for the case itself; both ask <see cref="ClockRules"/>. The record is small: a silo may hold a million.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.times")]
internal sealed record CaseTimes
{
    /// <summary>
    /// A party that is notified later than this after the deadline gets its own limit from the time of the notice.
    /// </summary>
    private static readonly TimeSpan LateNotice = TimeSpan.FromMinutes(1);

    [Id(0)] public CaseStage Stage { get; init; }

    [Id(1)] public ClassKind Kind { get; init; }

    [Id(2)] public string Class { get; init; } = "";

    [Id(3)] public string Channel { get; init; } = "";

    /// <summary>The limit of handling, by the standard; the last part of its name is the condition.</summary>
    [Id(4)] public CaseLimit Limit { get; init; } = None;

    /// <summary>Code of the department by whose hours the limit runs.</summary>
    [Id(5)] public string Lead { get; init; } = "";

    /// <summary>The posts that exist at the place of the case, one bit each.</summary>
    [Id(6)] public int Posts { get; init; }

    /// <summary>When the city took the report in.</summary>
    [Id(7)] public DateTimeOffset Taken { get; init; }

    /// <summary>When the case came to its stage.</summary>
    [Id(8)] public DateTimeOffset Since { get; init; }

    /// <summary>
    /// Since when the limit of handling runs: before dispatch from the sighting on, and from the dispatch on after it,
    /// unless the limit runs from the report.
    /// </summary>
    [Id(9)] public DateTimeOffset Dispatched { get; init; }

    /// <summary>
    /// When the case must be handled, as its duties say; null while the clocks stand still, and where nobody leads.
    /// </summary>
    [Id(10)] public DateTimeOffset? HandleDue { get; init; }

    [Id(11)] public int Extensions { get; init; }

    /// <summary>When the department last took a step or reported progress.</summary>
    [Id(12)] public DateTimeOffset Heard { get; init; }

    [Id(13)] public bool Looked { get; init; }

    [Id(14)] public bool Handled { get; init; }

    /// <summary>When the pause ends by itself; null while there is none.</summary>
    [Id(15)] public DateTimeOffset? PausedUntil { get; init; }

    [Id(16)] public IReadOnlyList<StandStill> Pauses { get; init; } = [];

    /// <summary>Counts how often the clocks of the case began to run.</summary>
    [Id(17)] public int Run { get; init; }

    [Id(18)] public IReadOnlyList<EscalationTaken> StepsTaken { get; init; } = [];

    /// <summary>When the latest event of the case happened.</summary>
    [Id(19)] public DateTimeOffset At { get; init; }

    /// <summary>
    /// When the case was put to the coordination that it still waits for; null when it waits for none.
    /// </summary>
    [Id(20)] public DateTimeOffset? Referred { get; init; }

    /// <summary>When the case was closed; null before that, and after its revisits are set.</summary>
    [Id(21)] public DateTimeOffset? Unfollowed { get; init; }

    /// <summary>The visits that are owed since the case was closed.</summary>
    [Id(22)] public IReadOnlyList<Revisit> Revisits { get; init; } = [];

    /// <summary>Since when the case was at the stage that it had before it joined another case.</summary>
    [Id(23)] public DateTimeOffset? OwnSince { get; init; }

    /// <summary>
    /// The stretches between handling and a check that failed: only the limit of handling stands still in them.
    /// </summary>
    [Id(24)] public IReadOnlyList<StandStill> Waits { get; init; } = [];

    /// <summary>
    /// How much of the limit of handling was used before the latest dispatch, in the unit of the limit.
    /// </summary>
    [Id(25)] public double Used { get; init; }

    /// <summary>Whether <see cref="HandleDue"/> is provisional, as its duties say.</summary>
    [Id(26)] public bool Provisional { get; init; }

    /// <summary>Code of the county by whose rules the clocks run; null for the first county of the store.</summary>
    [Id(27)] public string? County { get; init; }

    /// <summary>The joint tasks that are neither closed nor withdrawn.</summary>
    [Id(28)] public IReadOnlyList<PartTimes> Parts { get; init; } = [];

    /// <summary>
    /// When the round is due that the case waits for, as its referral says; null when it waits for none.
    /// </summary>
    [Id(29)] public DateTimeOffset? RoundDue { get; init; }

    /// <summary>When the case was closed last; null before that.</summary>
    [Id(30)] public DateTimeOffset? Closed { get; init; }

    /// <summary>Whether the reporter of a report that was refused, voided or transferred waits for an answer.</summary>
    [Id(40)] public bool Owed { get; init; }

    /// <summary>Whether the reporter of a joined report was answered.</summary>
    [Id(41)] public bool Answered { get; init; }

    /// <summary>Since when an objection or an appeal waits for its review; null when none does.</summary>
    [Id(42)] public DateTimeOffset? Reviewing { get; init; }

    /// <summary>Code of the cell of the case, as far as the city has re-cut it; empty while it has no place.</summary>
    [Id(43)] public string Cell { get; init; } = "";

    /// <summary>
    /// When the case was taken over from another system: nobody is notified of what fell due before. Null for a case
    /// that began here.
    /// </summary>
    [Id(44)] public DateTimeOffset? OwedFrom { get; init; }

    /// <summary>The party that reviews what is contested; null while nothing is.</summary>
    [Id(45)] public EntityRef? Reviewer { get; init; }

    /// <summary>The post at <see cref="Reviewer"/> that reviews it.</summary>
    [Id(46)] public Post? ReviewPost { get; init; }

    /// <summary>The chiefs of what a place may lie at, in the form of <see cref="Posts"/>.</summary>
    private static readonly int Chiefs = Kinds.Units.Aggregate(0, static (posts, kind) => posts | BitOf(kind));

    /// <summary>No limit.</summary>
    public static CaseLimit None { get; } = new(0, LimitUnit.WorkHour, "");

    public bool Paused => PausedUntil is not null;

    /// <summary>
    /// Whether the place has a post: it has each, but the chiefs of what it does not lie at, such as a road.
    /// </summary>
    public bool Has(Post post) =>
        (Chiefs & Bit(post)) == 0 || (Posts & Bit(post)) != 0;

    /// <summary>The filing condition of the class (立案条件).</summary>
    public int Condition => Limit.Condition();

    /// <summary>The times after an event. Recurrences and marks of the place move no clock.</summary>
    public static CaseTimes Apply(CaseTimes times, GridEvent happened) =>
        happened is CaseRecurred or CasePlaceMarked ? times : Changed(times, happened) with { At = happened.At };

    private static CaseTimes Changed(CaseTimes times, GridEvent happened) => happened switch
    {
        CaseReported e => Reported(e),
        CaseTaken e => TakenOver(e),
        CaseVerified => times.To(CaseStage.Verified, happened.At) with { Looked = true },
        CaseFiled { Found: { } found } => times.To(CaseStage.Filed, happened.At) with
        {
            Looked = true,
            Kind = found.Kind,
            Class = string.Intern(found.Class),
            Limit = LimitInterning.Of(found.Limit),
            Lead = string.Intern(found.Lead.Key),
            Posts = PostsOf(found.Place),
            Cell = string.Intern(found.Place.Cell),
            HandleDue = DueOf(found.Duties),
            Provisional = ProvisionalOf(found.Duties),
        },
        CaseFiled => times.To(CaseStage.Filed, happened.At) with { Looked = true },
        CaseCorrected e => (e.Stage == times.Stage ? times : times.To(e.Stage, e.At)) with
        {
            Kind = e.Found.Kind,
            Class = string.Intern(e.Found.Class),
            Limit = LimitInterning.Of(e.Found.Limit),
            Lead = string.Intern(e.Lead.Key),
            Posts = PostsOf(e.Found.Place),
            Cell = string.Intern(e.Found.Place.Cell),
            Dispatched = e.Since ?? times.Dispatched,
            Used = e.Limited ? e.Used : times.Used,
            Extensions = e.Limited ? 0 : times.Extensions,
            HandleDue = DueOf(e.Found.Duties),
            Provisional = ProvisionalOf(e.Found.Duties),
            Run = times.Run + 1,
            StepsTaken = times.Without(ClockKind.Handle),
        },
        CaseUndone e => times.To(e.Stage, e.At) with
        {
            Since = e.Since,
            Looked = e.Stage != CaseStage.Reported && times.Looked,
            Handled = e.Verb != CaseVerb.Handle && times.Handled,
            Lead = string.Intern(e.Lead.Key),
            Dispatched = e.From,
            Used = e.Used,
            HandleDue = DueOf(e.Duties),
            Provisional = ProvisionalOf(e.Duties),
        },
        CaseDispatched e => times.To(CaseStage.Dispatched, e.At) with
        {
            Lead = string.Intern(e.Department.Key),
            Dispatched = times.Limit.FromReport() ? times.Dispatched : e.At,
            HandleDue = DueOf(e.Duties),
            Provisional = ProvisionalOf(e.Duties),
            Extensions = 0,
            Waits = times.Limit.FromReport() ? times.Waits : [],
            Used = e.Used ?? 0,
            StepsTaken = times.Without(ClockKind.Handle, stage: true),
            Parts = times.Other(e.Department.Key),
        },
        CaseAccepted => times.To(CaseStage.Accepted, happened.At),
        CaseReturned => times.To(CaseStage.Filed, happened.At) with
        {
            HandleDue = null,
            StepsTaken = times.Without(ClockKind.Handle, stage: true),
        },
        CaseReferred e => times.To(times.Stage, e.At) with
        {
            Referred = e.At,
            RoundDue = e.Due,
            Lead = string.Intern(e.Convener.Key),
            HandleDue = null,
        },
        CaseHandled => times.To(CaseStage.Handled, happened.At) with { Looked = true, Handled = true },
        CaseChecked { Passed: true } => times.To(CaseStage.Checked, happened.At),
        CaseChecked { Duties: { } duties } => times.To(CaseStage.Accepted, happened.At) with
        {
            HandleDue = DueOf(duties),
            Provisional = ProvisionalOf(duties),
            Waits = [.. times.Waits, new(times.Since, happened.At)],
        },
        CaseChecked => times.To(CaseStage.Accepted, happened.At),
        CaseClosed => times.To(CaseStage.Closed, happened.At) with
        {
            Closed = happened.At,
            Unfollowed = happened.At,
            Revisits = [],
        },
        CaseRevisitsSet or CaseRevisited => times with
        {
            Unfollowed = null,
            Run = times.Run + 1,
            Revisits = RevisitRules.After(times.Revisits, happened),
            StepsTaken = times.Without(ClockKind.Revisit),
        },
        CaseHandedOver e => times with
        {
            Revisits = RevisitRules.After(times.Revisits, happened),
            Cell = e.From == new EntityRef(EntityKind.Cell, times.Cell) ? string.Intern(e.To.Party.Key) : times.Cell,
        },
        CaseFedBack when times.Stage == CaseStage.Closed => times.To(CaseStage.FedBack, happened.At),
        CaseFedBack => times with { Owed = false, Answered = true, Run = times.Run + 1 },
        CaseAppealed e => times with
        {
            Reviewing = e.At,
            Reviewer = e.Reviewer,
            ReviewPost = e.Post ?? (e.Kind == AppealKind.Objection ? Post.Inspector : Post.DepartmentHead),
            StepsTaken = times.Without(ClockKind.Review),
        },
        CaseAppealReviewed e => (e.Final ? times.Reviewed() : times with { Reviewing = e.At }) with
        {
            StepsTaken = times.Without(ClockKind.Review),
            Run = times.Run + 1,
        },
        CaseReopened e => times.Reviewed().To(CaseStage.Filed, happened.At) with
        {
            Owed = false,
            Answered = false,
            Unfollowed = null,
            Revisits = [],
            Dispatched = happened.At,
            HandleDue = DueOf(e.Duties),
            Provisional = ProvisionalOf(e.Duties),
            Extensions = 0,
            Waits = [],
            Used = 0,
            StepsTaken = [],
        },
        CaseRefused e => times.To(CaseStage.Refused, e.At) with { Owed = e.Owes == true },
        CaseVoided e => times.Reviewed().To(CaseStage.Voided, e.At) with { Owed = e.Owes == true },
        CaseTransferred e => times.Reviewed().To(CaseStage.Transferred, e.At) with { Owed = e.Owes == true },
        CaseJoined => times.To(CaseStage.Joined, happened.At) with { OwnSince = times.OwnSince ?? times.Since },
        CaseSplit e => times.To(e.Stage, e.At) with
        {
            Since = times.OwnSince ?? times.Taken,
            OwnSince = null,
            Answered = false,
            Unfollowed = null,
            Revisits = [],
            Dispatched = e.Brief.ReportedAt,
            HandleDue = DueOf(e.Duties),
            Provisional = ProvisionalOf(e.Duties),
        },
        CaseFollowed e => times.To(e.Stage, happened.At),
        CaseProgressed => times with
        {
            Heard = happened.At,
            Run = times.Run + 1,
            StepsTaken = times.Without(ClockKind.Progress),
        },
        CasePaused e => times with
        {
            PausedUntil = e.Until,
            HandleDue = null,
            Pauses = [.. times.Pauses, new(e.At, null)],
        },
        CaseResumed e => times.Resumed(e),
        CaseExtended e => times with
        {
            Extensions = e.Extension,
            HandleDue = DueOf(e.Duties),
            Provisional = ProvisionalOf(e.Duties),
            Run = times.Run + 1,
            StepsTaken = times.Without(ClockKind.Handle),
            Heard = e.At,
        },
        CaseDeadlineRevised e => times.Revised(e),
        JointTaskOpened e => times with
        {
            Parts =
            [
                .. times.Other(e.Duty.Party.Key),
                new(e.Duty.Party.Key, e.At, e.Duty.Due, e.Duty.Provisional is true, null, []),
            ],
        },
        JointTaskHandled e => times.Part(e.Department.Key, part => part with { Handled = e.At }),
        JointTaskChecked { Passed: false } e => times.Part(e.Department.Key, part => part with
        {
            Due = e.Due ?? part.Due,
            Handled = null,
            Waits = part.Handled is { } handled ? [.. part.Waits, new(handled, e.At)] : part.Waits,
        }),
        JointTaskChecked e => times with { Parts = times.Other(e.Department.Key) },
        JointTaskWithdrawn e => times with { Parts = times.Other(e.Department.Key) },
        CaseDeadlineMissed e => times with
        {
            StepsTaken =
            [
                .. times.StepsTaken,
                new(e.Clock, string.Intern(e.Rule), e.At - e.Due > LateNotice ? e.At : e.Due),
            ],
        },
        _ => times,
    };

    private static CaseTimes Reported(CaseReported e) => new()
    {
        Stage = CaseStage.Reported,
        Kind = e.Kind,
        Class = string.Intern(e.Class),
        Channel = string.Intern(e.Channel),
        Limit = LimitInterning.Of(e.Limit),
        Lead = string.Intern(e.Lead.Key),
        County = e.Place.County is { } county ? string.Intern(county) : null,
        Posts = PostsOf(e.Place),
        Cell = string.Intern(e.Place.Cell),
        Taken = e.At,
        Since = e.At,
        Heard = e.At,
        Dispatched = e.ReportedAt,
        HandleDue = DueOf(e.Duties),
        Provisional = ProvisionalOf(e.Duties),
    };

    /// <summary>The times of a case that another system led so far, as that system says them.</summary>
    private static CaseTimes TakenOver(CaseTaken e)
    {
        var reported = e.Report;
        return Reported(reported) with
        {
            Stage = e.Stage,
            Taken = reported.ReportedAt,
            Since = TakeRules.Since(e),
            Dispatched = reported.Limit.FromReport()
                ? reported.ReportedAt
                : e.From.DispatchedAt ?? reported.ReportedAt,
            Looked = e.Stage >= CaseStage.Verified,
            Handled = e.Stage >= CaseStage.Handled,
            Closed = e.Stage is CaseStage.Closed or CaseStage.FedBack ? e.From.ClosedAt : null,
            OwedFrom = e.At,
        };
    }

    /// <summary>
    /// Moves to a stage: the clocks of the stage before end, and the clocks that run through several stages go on.
    /// </summary>
    private CaseTimes To(CaseStage stage, DateTimeOffset at) => this with
    {
        Stage = stage,
        Since = at,
        Heard = at,
        Run = Run + 1,
        StepsTaken = Without(null, stage: true),
        PausedUntil = null,
        Pauses = Ended(at),
        Referred = null,
        RoundDue = null,
    };

    /// <summary>Nothing that is contested waits any more.</summary>
    private CaseTimes Reviewed() => this with { Reviewing = null, Reviewer = null, ReviewPost = null };

    private CaseTimes Resumed(CaseResumed e) => this with
    {
        PausedUntil = null,
        Pauses = Ended(e.At),
        HandleDue = Referred is null ? DueOf(e.Duties) : null,
        Provisional = ProvisionalOf(e.Duties),
        Parts = Dated(e.Duties),
    };

    private IReadOnlyList<PartTimes> Other(string department) =>
        Parts.Count == 0 ? Parts : [.. Parts.Where(part => part.Department != department)];

    private CaseTimes Part(string department, Func<PartTimes, PartTimes> change) => this with
    {
        Parts = [.. Parts.Select(part => part.Department == department ? change(part) : part)],
    };

    /// <summary>The joint tasks, due when their duties say.</summary>
    private IReadOnlyList<PartTimes> Dated(IReadOnlyList<Assignment> duties)
    {
        return Parts.Count == 0 ? Parts : [.. Parts.Select(Dated)];

        PartTimes Dated(PartTimes part) =>
            duties.FirstOrDefault(duty => JointTaskRules.IsPart(duty, part.Department)) is { } duty
                ? part with { Due = duty.Due, Provisional = duty.Provisional is true }
                : part;
    }

    /// <summary>
    /// A case that was overdue and is no more is reminded and escalated again, as after an extension.
    /// </summary>
    private CaseTimes Revised(CaseDeadlineRevised e)
    {
        var clock = e.Clock ?? ClockKind.Handle;
        var again = e.From <= e.At && e.To > e.At && (clock != ClockKind.Handle || e.Party is null);
        var revised = this with
        {
            Run = again ? Run + 1 : Run,
            StepsTaken = again ? Without(clock) : StepsTaken,
        };
        return clock == ClockKind.Coordinate ? revised with { RoundDue = e.To } : revised with
        {
            HandleDue = DueOf(e.Duties),
            Provisional = ProvisionalOf(e.Duties),
            Parts = Dated(e.Duties),
        };
    }

    private IReadOnlyList<StandStill> Ended(DateTimeOffset at) =>
        Pauses is [.., { Until: null } open] ? [.. Pauses.SkipLast(1), open with { Until = at }] : Pauses;

    private IReadOnlyList<EscalationTaken> Without(ClockKind? clock, bool stage = false)
    {
        if (StepsTaken.Count == 0)
        {
            return StepsTaken;
        }

        return [.. StepsTaken.Where(taken => taken.Clock != clock && !(stage && IsOfStage(taken.Clock)))];
    }

    private static bool IsOfStage(ClockKind clock) => clock is not (
        ClockKind.Handle
        or ClockKind.FirstCheck
        or ClockKind.FirstHandle
        or ClockKind.FirstFeedback
        or ClockKind.Revisit
        or ClockKind.Review);

    private static DateTimeOffset? DueOf(IReadOnlyList<Assignment> duties)
    {
        foreach (var duty in duties)
        {
            if (duty.Role == AssignmentRole.Lead)
            {
                return duty.Due;
            }
        }

        return null;
    }

    private static bool ProvisionalOf(IReadOnlyList<Assignment> duties) =>
        duties.Any(static duty => duty is { Role: AssignmentRole.Lead, Provisional: true });

    private static int PostsOf(Place place)
    {
        var posts = 0;
        foreach (var kind in Kinds.Units)
        {
            if (kind.Unit!(place) is not null)
            {
                posts |= BitOf(kind);
            }
        }

        return posts;
    }

    /// <summary>Every place lies in a cell, so a cell's grid member is no question.</summary>
    private static int BitOf(KindTraits kind) =>
        kind is { Kind: not EntityKind.Cell, Chief: { } chief } ? Bit(chief) : 0;

    private static int Bit(Post post) => post.Number is { } number ? 1 << number : 0;
}
