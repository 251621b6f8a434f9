namespace Grid.Penalties;

/// <summary>Why a file is closed. Numbers are stored and sent: new ones go at the end.</summary>
public enum CloseGround
{
    /// <summary>履行完毕: the fine is paid.</summary>
    Paid = 0,

    /// <summary>已按期改正: corrected within the limit of the order.</summary>
    Corrected = 1,

    /// <summary>已规范: regularised.</summary>
    Regularised = 2,

    /// <summary>轻微不罚</summary>
    Minor = 3,

    /// <summary>首违不罚</summary>
    First = 4,

    /// <summary>超过追责时效</summary>
    Limitation = 5,

    /// <summary>违法事实不成立</summary>
    Unfounded = 6,

    /// <summary>已强制执行: the court executed it.</summary>
    Enforced = 7,

    /// <summary>已撤销: the decision was annulled.</summary>
    Annulled = 8,

    /// <summary>警告: the decision gave no fine, and is served.</summary>
    Warned = 9,
}
