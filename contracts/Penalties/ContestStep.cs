namespace Grid.Penalties;

/// <summary>How a decision was contested. Numbers are stored and sent: new ones go at the end.</summary>
public enum ContestStep
{
    /// <summary>申请行政复议</summary>
    ReviewAsked = 0,

    /// <summary>复议维持: the party received the decision of the review, which upholds the penalty.</summary>
    ReviewUpheld = 1,

    /// <summary>提起诉讼</summary>
    Sued = 2,

    /// <summary>判决维持: the final judgment upholds it.</summary>
    Upheld = 3,

    /// <summary>撤销: annulled by the review or by the court.</summary>
    Annulled = 4,
}
