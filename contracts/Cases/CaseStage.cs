namespace Grid.Cases;

/// <summary>
/// Where a case stands on its way round the loop: 信息收集 → 立案 → 派遣 → 处置 → 核查 → 结案 → 反馈 (S21).
/// Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum CaseStage
{
    None = 0,

    /// <summary>信息收集: taken in.</summary>
    Reported = 1,

    /// <summary>核实: seen to be true before filing.</summary>
    Verified = 2,

    /// <summary>立案</summary>
    Filed = 3,

    /// <summary>派遣: with a department, not yet accepted.</summary>
    Dispatched = 4,

    /// <summary>The department has taken it on.</summary>
    Accepted = 5,

    /// <summary>处置: the department says it is done.</summary>
    Handled = 6,

    /// <summary>核查: seen to be done.</summary>
    Checked = 7,

    /// <summary>结案</summary>
    Closed = 8,

    /// <summary>反馈: whoever reported it has been told.</summary>
    FedBack = 9,

    /// <summary>不予立案</summary>
    Refused = 10,

    /// <summary>Joined to another case of the same matter; closed and told with it.</summary>
    Joined = 11,

    /// <summary>作废: should not have been a case.</summary>
    Voided = 12,

    /// <summary>移送: handed to another authority outside.</summary>
    Transferred = 13,
}
