namespace Grid.Cases;

/// <summary>
/// What can be done to a case, beside reporting it. <see cref="CaseVerbs"/> says when each fits and what it needs.
/// Numbers are sent: new ones go at the end.
/// </summary>
public enum CaseVerb
{
    /// <summary>核实</summary>
    Verify = 0,

    /// <summary>立案</summary>
    File = 1,

    /// <summary>不予立案</summary>
    Refuse = 2,

    /// <summary>派遣; to the rulebook's lead unless a department is named.</summary>
    Dispatch = 3,

    /// <summary>接收</summary>
    Accept = 4,

    /// <summary>回退</summary>
    Return = 5,

    /// <summary>处置</summary>
    Handle = 6,

    /// <summary>核查</summary>
    Check = 7,

    /// <summary>结案</summary>
    Close = 8,

    /// <summary>反馈</summary>
    Feedback = 9,

    /// <summary>重开; within the configured time after closing.</summary>
    Reopen = 10,

    /// <summary>移送</summary>
    Transfer = 11,

    /// <summary>并案</summary>
    Join = 12,

    /// <summary>作废</summary>
    Void = 13,

    /// <summary>挂账: the clocks stand still; once, for a year at most.</summary>
    Suspend = 14,

    /// <summary>恢复: the clocks go on where they stood.</summary>
    Resume = 15,

    /// <summary>延期: asked for, then decided by another person; twice at most, each one limit long.</summary>
    Extend = 16,

    /// <summary>征求意见: the clocks stand still until the department asked has answered.</summary>
    Consult = 17,

    /// <summary>答复: the opinion has come.</summary>
    Answer = 18,

    /// <summary>督办: the department that handles the case is urged to.</summary>
    Supervise = 19,

    /// <summary>更新进度: the department is still at it.</summary>
    Progress = 20,

    /// <summary>提请会商: the departments confer before the case is dispatched.</summary>
    Coordinate = 21,

    /// <summary>抄告: another department or authority is informed, and the case stays.</summary>
    Notify = 22,

    /// <summary>回头看: the one visit after closing. A visit that fails reopens the case.</summary>
    LookBack = 23,

    /// <summary>
    /// 防反弹: one of the visits against the problem's coming back. A visit that fails reopens the case.
    /// </summary>
    Rebound = 24,

    /// <summary>撤销并案: a joined report stands by itself again.</summary>
    Split = 25,

    /// <summary>异议: the reporter objects to the outcome, once.</summary>
    Object = 26,

    /// <summary>超期申诉: the department contests that it was late, once.</summary>
    Appeal = 27,

    /// <summary>复核: another post than the one that decided reviews what is contested.</summary>
    Review = 28,

    /// <summary>更正: class, condition, kind, place, shop, dog or attachment; until the case is handled.</summary>
    Correct = 29,

    /// <summary>拆案: reports that joined the case stand by themselves again.</summary>
    Separate = 30,

    /// <summary>撤回: the latest step was taken by mistake, and nothing was built on it.</summary>
    Undo = 31,

    /// <summary>分案: the report is of two matters; the second opens as a case of its own.</summary>
    Divide = 32,

    /// <summary>申辩: the party concerned contests a finding against it, or the mark of a place.</summary>
    Contest = 33,

    /// <summary>
    /// 线索移交: what an officer found outside the office's own duty goes to the body whose duty it is, with its
    /// evidence.
    /// </summary>
    HandOver = 34,
}
