namespace Grid.Cases;

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

    /// <summary>时限变更: a holiday notice or an order moved the due time.</summary>
    Revised = 6,

    /// <summary>处置存疑: a report after handling doubts it.</summary>
    Doubt = 7,

    /// <summary>更正,不再负责: the case was corrected, and the party answers for it no more.</summary>
    Corrected = 8,

    /// <summary>告知: the case was dispatched, and from now on time runs for the party concerned (当事人).</summary>
    Sent = 9,

    /// <summary>申辩成立: what the party contested was reviewed and lifted.</summary>
    Upheld = 10,

    /// <summary>申辩不成立: what the party contested was reviewed and stays.</summary>
    Rejected = 11,

    /// <summary>
    /// 更正,职责变更: the case was corrected, and the party answers for it from now on, in another role or until
    /// another time.
    /// </summary>
    Assigned = 12,

    /// <summary>突发即报: a report of a class of which the command centre is to know at once.</summary>
    Alarm = 13,
}
