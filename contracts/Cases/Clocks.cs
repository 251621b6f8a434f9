namespace Grid.Cases;

/// <summary>
/// The clocks of a case (时限), one for each thing that must be done in time. Numbers are stored and sent: new ones go at
/// the end.
/// </summary>
public enum ClockKind
{
    /// <summary>核实: from the report on.</summary>
    Verify = 0,

    /// <summary>立案: from the report, or from its verification.</summary>
    File = 1,

    /// <summary>派遣: from filing, and again from a return.</summary>
    Dispatch = 2,

    /// <summary>接收: from dispatch.</summary>
    Accept = 3,

    /// <summary>处置: from dispatch, under the limit of the class's standard.</summary>
    Handle = 4,

    /// <summary>核查: from handling.</summary>
    Check = 5,

    /// <summary>结案: from the check it passed.</summary>
    Close = 6,

    /// <summary>反馈: from closing.</summary>
    Feedback = 7,

    /// <summary>第一时间核查: from the report until an officer has looked (S163).</summary>
    FirstCheck = 8,

    /// <summary>第一时间处置: from the report until the case was first handled (S163).</summary>
    FirstHandle = 9,

    /// <summary>第一时间反馈: from the report until the reporter was answered (S163).</summary>
    FirstFeedback = 10,

    /// <summary>及时更新进度: since the department last did or said something (S30).</summary>
    Progress = 11,

    /// <summary>
    /// 会商: from the referral to a coordination until its outcome (S170). No dispatch is due meanwhile.
    /// </summary>
    Coordinate = 12,

    /// <summary>回头看、防反弹: until the next visit owed to a closed case was made.</summary>
    Revisit = 13,
}

/// <summary>
/// The steps a clock takes before and after its limit. Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum DeadlineStep
{
    /// <summary>提醒</summary>
    Remind = 0,

    /// <summary>黄灯: most of the limit has run.</summary>
    Yellow = 1,

    /// <summary>红灯: the limit has run out.</summary>
    Red = 2,

    /// <summary>升级: the limit of the party notified last has run out too.</summary>
    Escalate = 3,

    /// <summary>督办, by command.</summary>
    Supervise = 4,

    /// <summary>重复投诉: the place of the case was marked.</summary>
    Repeat = 5,
}

/// <summary>Why the clocks of a case stand still.</summary>
public enum PauseKind
{
    /// <summary>挂账: the case cannot be solved now; once, for a year at most.</summary>
    Suspension = 0,

    /// <summary>征求意见: the case waits for the opinion of another department.</summary>
    Opinion = 1,
}

/// <summary>The colour in which a clock is shown.</summary>
public enum Light
{
    Green = 0,
    Yellow = 1,
    Red = 2,
}

/// <summary>A running clock as every caller may see it.</summary>
/// <param name="Due">When its limit runs out; null while it stands still.</param>
/// <param name="Next">When the next row of the escalations is reached.</param>
/// <param name="Passed">The rows of the escalations reached in this run, in order.</param>
[GenerateSerializer, Immutable, Alias("grid.case.clock")]
public sealed record RunningClock(
    [property: Id(0)] ClockKind Clock,
    [property: Id(1)] DateTimeOffset From,
    [property: Id(2)] DateTimeOffset? Due,
    [property: Id(3)] Light Light,
    [property: Id(4)] DateTimeOffset? Next,
    [property: Id(5)] DeadlineStep? NextStep,
    [property: Id(6)] IReadOnlyList<string> Passed);

/// <summary>A pause, in which the clocks of a case stand still.</summary>
/// <param name="Until">When the clocks go on by themselves.</param>
/// <param name="Of">The department whose opinion the case waits for.</param>
[GenerateSerializer, Immutable, Alias("grid.case.pause")]
public sealed record PauseView(
    [property: Id(0)] PauseKind Kind,
    [property: Id(1)] DateTimeOffset From,
    [property: Id(2)] DateTimeOffset Until,
    [property: Id(3)] string Reason,
    [property: Id(4)] string? Of);
