namespace Grid.Penalties;

/// <summary>Where a penalty file stands. Numbers are stored and sent: new ones go at the end.</summary>
public enum PenaltyStage
{
    /// <summary>线索: a clue, or an act met on the spot.</summary>
    Found = 0,

    /// <summary>已立案</summary>
    Filed = 1,

    /// <summary>已告知</summary>
    Noticed = 2,

    /// <summary>已决定</summary>
    Decided = 3,

    /// <summary>已送达</summary>
    Served = 4,

    /// <summary>已缴清</summary>
    Paid = 5,

    /// <summary>已申请强制执行: the court was asked.</summary>
    InCourt = 6,

    /// <summary>已结案</summary>
    Closed = 7,
}
