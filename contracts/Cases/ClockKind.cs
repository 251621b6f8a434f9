namespace Grid.Cases;

/// <summary>
/// The clocks (时限) of a case, one for each thing that must be done in time, and of ladders and penalties. Numbers
/// are stored and sent: new ones go at the end.
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

    /// <summary>复核: from an objection or an appeal, and again from its first review, until it is reviewed.</summary>
    Review = 14,

    /// <summary>限期整改复查: of a ladder or a penalty, from an order to correct until somebody looked.</summary>
    OrderRecheck = 15,

    /// <summary>处罚立案、报备: of a clue until it is filed; of a simple penalty until the bureau has it.</summary>
    PenaltyFiling = 16,

    /// <summary>先行登记保存: from the registration of things until it is decided what becomes of them.</summary>
    PenaltyEvidence = 17,

    /// <summary>处罚事先告知: from the filing until the party is told what is intended.</summary>
    PenaltyNotice = 18,

    /// <summary>处罚听证: from the request until the hearing was held.</summary>
    PenaltyHearing = 19,

    /// <summary>处罚决定: from the filing until the decision.</summary>
    PenaltyDecision = 20,

    /// <summary>处罚决定送达: from the decision until it is served.</summary>
    PenaltyService = 21,

    /// <summary>交回代收罚款: from a payment on the spot until the bureau has the money.</summary>
    PenaltyHandIn = 22,

    /// <summary>代收罚款缴付银行: from the handing in until the money is in the bank.</summary>
    PenaltyBank = 23,

    /// <summary>解除查封、扣押: from the measure until what was seized is released.</summary>
    PenaltyRelease = 24,

    /// <summary>申请法院强制执行: of a fine that is not paid, from the demand until the court is asked.</summary>
    PenaltyCourt = 25,
}
