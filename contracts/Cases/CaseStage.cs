namespace Grid.Cases;

/// <summary>
/// Where a case stands on its way round the loop: 信息收集 → 立案 → 派遣 → 处置 → 核查 → 结案 → 反馈 (S21).
/// Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum CaseStage
{
    None = 0,

    /// <summary>信息收集: the report was taken in.</summary>
    Reported = 1,

    /// <summary>核实: an officer saw before filing that the report is true.</summary>
    Verified = 2,

    /// <summary>立案</summary>
    Filed = 3,

    /// <summary>派遣: a department has the case and has not accepted it yet.</summary>
    Dispatched = 4,

    /// <summary>接收: the department has taken the case on.</summary>
    Accepted = 5,

    /// <summary>处置: the department says that the work is done.</summary>
    Handled = 6,

    /// <summary>核查: an officer saw that the work is done.</summary>
    Checked = 7,

    /// <summary>结案</summary>
    Closed = 8,

    /// <summary>反馈: the reporter has been answered.</summary>
    FedBack = 9,

    /// <summary>不予立案</summary>
    Refused = 10,

    /// <summary>并案: the report joined another case of the same matter, and is closed and answered with it.</summary>
    Joined = 11,

    /// <summary>作废: the report should not have become a case.</summary>
    Voided = 12,

    /// <summary>移送: an authority outside the county has the case.</summary>
    Transferred = 13,
}
