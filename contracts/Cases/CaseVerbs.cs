using static Grid.Cases.CaseStage;

namespace Grid.Cases;

/// <summary>
/// The verbs of a case, a row each: the stages a verb fits, the code of the refusal at any other, what it needs,
/// whether it may follow itself, and its name in both languages. The rules, the door, its description and the guide
/// read this table; a verb that is added here needs a rule that decides it.
/// </summary>
public static class CaseVerbs
{
    private static readonly CaseStage[] Unfiled = [Reported, Verified];
    private static readonly CaseStage[] WithDepartment = [Dispatched, Accepted];
    private static readonly CaseStage[] Unhandled = [Reported, Verified, Filed, Dispatched, Accepted];
    private static readonly CaseStage[] Unclosed = [Reported, Verified, Filed, Dispatched, Accepted, Handled, Checked];
    private static readonly CaseStage[] Ended = [Closed, FedBack];
    private static readonly CaseStage[] Contestable = [Dispatched, Accepted, Handled, Checked, Closed, FedBack];

    private static readonly Misfit NotFiled = new("case.unfiled", Dispatched, "case.alreadyDispatched");
    private static readonly Misfit NotDispatched = new("case.undispatched", Handled, "case.alreadyHandled");
    private static readonly Misfit NotHandled = new("case.unhandled", Checked, "case.alreadyChecked");
    private static readonly Misfit NotChecked = new("case.unchecked", Closed, "case.alreadyClosed");
    private static readonly Misfit NotClosed = new("case.unclosed", FedBack, "case.alreadyFedBack");

    /// <summary>The rows of all verbs, in the order in which a case offers them.</summary>
    public static IReadOnlyList<VerbRow> All { get; } =
    [
        new(CaseVerb.Verify, "核实", "Verify on the spot", "verified", [Reported], "case.pastVerifying")
        {
            Reads = ["passed", "reason"],
        },
        new(CaseVerb.File, "立案", "File", "filed", Unfiled, "case.alreadyFiled")
        {
            Conflicts = ["case.unplaced", "case.unclassified"],
            Reads = FileAs.Fields,
        },
        new(CaseVerb.Correct, "更正", "Correct what and where it is", "corrected",
            Unhandled, "case.pastCorrecting", Needs.Reason | Needs.Correction, Further: true, WhilePaused: true)
        {
            Conflicts = ["case.unplaced", "case.unclassified"],
            Reads = FileAs.Fields,
        },
        new(CaseVerb.Divide, "分案", "Open the second matter of the report", "divided",
            Unhandled, "case.pastCorrecting", Needs.Reason | Needs.Correction, Further: true)
        {
            Reads = FileAs.Fields,
        },
        new(CaseVerb.Refuse, "不予立案", "Refuse to file", "refused", Unfiled, "case.alreadyFiled", Needs.Reason),
        new(CaseVerb.Dispatch, "派遣", "Dispatch to a department", "dispatched", [Filed], NotFiled, ReadsDepartment: true)
        {
            Conflicts = ["case.bound", "part.lead"],
            Reads = ["reason", "departments"],
        },
        new(CaseVerb.Accept, "接收", "Accept", "accepted", [Dispatched], NotDispatched),
        new(CaseVerb.Return, "回退", "Return to the dispatcher", "returned",
            WithDepartment, NotDispatched, Needs.Reason, ReadsDepartment: true)
        {
            Conflicts = ["case.bound"],
            Reads = ["ground"],
        },
        new(CaseVerb.Handle, "处置", "Handle", "handled", WithDepartment, NotDispatched)
        {
            Conflicts = ["case.photoBeforeMissing", "case.photoAfterMissing"],
        },
        new(CaseVerb.Check, "核查", "Check the handling", "checked", [Handled], NotHandled, Needs.Passed)
        {
            NotesReason = true,
        },
        new(CaseVerb.Close, "结案", "Close", "closed", [Checked], NotChecked) { Conflicts = ["case.partsOpen"] },
        new(CaseVerb.Feedback, "反馈", "Give feedback to the reporter", "fed back",
            [Closed, Refused, Voided, Transferred, Joined], NotClosed) { Conflicts = ["case.alreadyFedBack"] },
        new(CaseVerb.Object, "异议", "Object to the outcome, for the reporter", "objected to",
            [Refused, Voided, .. Ended], "case.unclosed", Needs.Reason)
        {
            Conflicts = ["case.objectedOnce", "case.appealTooLate", "case.reviewPending"],
        },
        new(CaseVerb.Appeal, "超期申诉", "Contest the lateness, for the department", "appealed for its lateness",
            Ended, "case.unclosed", Needs.Reason)
        {
            Conflicts = ["case.notLate", "case.appealedOnce", "case.appealTooLate", "case.reviewPending"],
        },
        new(CaseVerb.Contest, "申辩", "Contest a finding or a mark, for the party concerned", "contested",
            Contestable, "case.undispatched", Needs.Reason, WhileWaiting: true, Further: true)
        {
            Conflicts =
            [
                "case.nothingToContest", "case.contestedOnce", "case.appealTooLate", "case.reviewPending",
            ],
            Reads = ["mark"],
        },
        new(CaseVerb.Review, "复核", "Review what is contested", "reviewed",
            [Refused, Voided, .. Contestable], "case.notAppealed", Needs.Passed, WhileWaiting: true)
        {
            Conflicts = ["case.reviewOwn"],
            Reads = ["reason"],
        },
        new(CaseVerb.Reopen, "重开", "Reopen", "reopened",
            Ended, "case.unclosed", Needs.Reason) { Conflicts = ["case.reopenTooLate"] },
        new(CaseVerb.Transfer, "移送", "Transfer to an authority outside", "transferred",
            Unhandled, "case.pastHandling", Needs.Reason | Needs.Authority, WhileWaiting: true)
        {
            Conflicts = ["county.moved"],
            Reads = ["county"],
        },
        new(CaseVerb.Join, "并案", "Join another case", "joined",
            [Reported, Verified, Filed], "case.pastJoining", Needs.Primary)
        {
            Conflicts = ["case.primaryNotOpen", "case.moreUrgent"],
            NotesReason = true,
        },
        new(CaseVerb.Split, "撤销并案", "Split from the case it joined", "split from the case it had joined",
            [Joined, Closed, FedBack], "case.notJoined", Needs.Reason),
        new(CaseVerb.Separate, "拆案", "Separate reports that joined it", "parted from reports that had joined it",
            [.. Unclosed, .. Ended], "case.notGathered", Needs.Reason | Needs.Reports, WhileWaiting: true,
            Further: true),
        new(CaseVerb.Suspend, "挂账", "Suspend the clocks", "suspended",
            [Filed, Dispatched, Accepted], "case.pastSuspending", Needs.Reason)
        {
            Conflicts = ["case.suspendedOnce"],
            Reads = ["until"],
        },
        new(CaseVerb.Resume, "恢复", "Resume the clocks", "resumed", [Filed, Dispatched, Accepted], "case.notSuspended"),
        new(CaseVerb.Extend, "延期", "Ask for an extension, or decide it", "taken for an extension",
            WithDepartment, NotDispatched, Needs.ReasonOrPassed, Further: true)
        {
            Conflicts =
            [
                "case.noLimit", "case.extendedOut", "case.extensionPending", "case.extensionNotAsked",
                "case.extensionOwn", "case.extendTooLate",
            ],
        },
        new(CaseVerb.Consult, "征求意见", "Ask a department for its opinion", "put to another for its opinion",
            WithDepartment, NotDispatched, Needs.Reason | Needs.DepartmentAsked) { Reads = ["until"] },
        new(CaseVerb.Answer, "答复", "Record the opinion", "answered", WithDepartment, "case.notConsulted"),
        new(CaseVerb.Supervise, "督办", "Urge the department", "supervised",
            Unclosed, "case.pastSupervising", Needs.Reason, WhileWaiting: true, Repeatable: true)
        {
            Reads = ["until"],
        },
        new(CaseVerb.Progress, "更新进度", "Report progress", "reported on",
            WithDepartment, NotDispatched, Repeatable: true),
        new(CaseVerb.Coordinate, "提请会商", "Put to a coordination", "put to a coordination",
            [Filed], NotFiled, Needs.Reason) { Reads = ["departments"] },
        new(CaseVerb.Notify, "抄告", "Inform another department or authority", "told to another",
            [.. Unclosed, .. Ended], "case.pastNotifying", Needs.Reason | Needs.Addressee, ReadsDepartment: true,
            WhileWaiting: true, Repeatable: true),
        new(CaseVerb.HandOver, "线索移交", "Hand a find over with its evidence", "handed over as a find",
            [.. Unclosed, .. Ended], "case.pastNotifying", Needs.Reason | Needs.Addressee, ReadsDepartment: true,
            WhileWaiting: true, Repeatable: true)
        {
            Conflicts = ["case.evidenceElsewhere"],
            Reads = ["from", "clause", "evidence"],
        },
        new(CaseVerb.LookBack, "回头看", "Look back after closing", "looked back at",
            Ended, "case.unclosed", Needs.Passed) { Conflicts = ["case.noRevisit"], Reads = ["reason"] },
        new(CaseVerb.Rebound, "防反弹", "Visit against its coming back", "visited against its coming back",
            Ended, "case.unclosed", Needs.Passed) { Conflicts = ["case.noRevisit"], Reads = ["reason"] },
        new(CaseVerb.Undo, "撤回", "Take the latest step back", "put back to where it stood before the latest step",
            [Verified, Filed, Dispatched, Accepted, Handled, Checked], "case.pastUndoing", Needs.Reason, Further: true)
        {
            Conflicts = ["case.notUndone"],
        },
        new(CaseVerb.Void, "作废", "Void", "voided", Unclosed, "case.pastVoiding", Needs.Reason, WhileWaiting: true),
    ];

    /// <summary>
    /// The conflicts of a case whose clocks are suspended, that waits for an opinion, and that waits for a
    /// coordination.
    /// </summary>
    public static IReadOnlyList<string> Waiting { get; } = ["case.suspended", "case.consulting", "case.coordinating"];

    /// <summary>
    /// The conflicts every verb can meet: the case has ended or joined another, the step was taken otherwise, or the
    /// actor took another step that the county keeps apart from it.
    /// </summary>
    public static IReadOnlyList<string> Always { get; } =
        ["case.joined", "case.ended", "case.doneOtherwise", "case.ownWork", "command.reused"];

    /// <summary>Each demand by itself, in the order in which a step is held to them.</summary>
    public static IReadOnlyList<Needs> EachNeed { get; } =
        [.. Enum.GetValues<Needs>().Where(static need => need != Needs.None)];

    private static readonly VerbRow[] ByVerb = [.. All.OrderBy(static row => row.Verb)];

    /// <summary>The row of a verb.</summary>
    public static VerbRow Of(CaseVerb verb) => ByVerb[(int)verb];

    /// <summary>The fields by which a step meets a need.</summary>
    internal static IEnumerable<string> FieldsOf(Needs need) => need switch
    {
        Needs.Passed => ["passed"],
        Needs.Reason => ["reason"],
        Needs.ReasonOrPassed => ["reason", "passed"],
        Needs.Addressee => ["to", "department"],
        Needs.Reports => ["reports"],
        Needs.Correction => FileAs.Fields,
        _ => ["to"],
    };

    internal static string WordOf(CaseVerb verb) => verb.ToString().ToLowerInvariant();
}
