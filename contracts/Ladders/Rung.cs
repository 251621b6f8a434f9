namespace Grid.Ladders;

/// <summary>
/// A rung of the ladder from a friendly word to a penalty (S78, S88). Numbers are stored and sent: new ones go at the
/// end; their order is the order of the ladder.
/// </summary>
public enum Rung
{
    /// <summary>劝导</summary>
    Persuade = 0,

    /// <summary>提醒单</summary>
    Remind = 1,

    /// <summary>限期整改通知书</summary>
    Order = 2,

    /// <summary>立案处罚</summary>
    File = 3,
}
