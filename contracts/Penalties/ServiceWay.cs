namespace Grid.Penalties;

/// <summary>送达方式. Numbers are stored and sent: new ones go at the end.</summary>
public enum ServiceWay
{
    /// <summary>当场、直接送达: handed over.</summary>
    ByHand = 0,

    /// <summary>留置送达: left, because the party would not take it.</summary>
    Left = 1,

    /// <summary>邮寄送达</summary>
    Post = 2,

    /// <summary>电子送达: by message or app, with the party's signed confirmation.</summary>
    Electronic = 3,

    /// <summary>公告送达</summary>
    Announcement = 4,
}
