namespace Grid.Shops;

/// <summary>Who issued the letter of responsibility. Numbers are stored and sent: new ones go at the end.</summary>
public enum LetterIssuer
{
    /// <summary>主管部门</summary>
    Department = 0,

    /// <summary>镇人民政府</summary>
    Town = 1,

    /// <summary>街道办事处</summary>
    Subdistrict = 2,
}

/// <summary>How a letter was served. Numbers are stored and sent: new ones go at the end.</summary>
public enum LetterService
{
    /// <summary>当场送达</summary>
    OnTheSpot = 0,

    /// <summary>留置送达: the holder refused to take it.</summary>
    Left = 1,

    /// <summary>邮寄送达</summary>
    Posted = 2,

    /// <summary>电子送达</summary>
    Electronic = 3,

    /// <summary>公告送达</summary>
    Announced = 4,
}

/// <summary>How a commitment was given. Numbers are stored and sent: new ones go at the end.</summary>
public enum CommitmentForm
{
    /// <summary>书面</summary>
    Paper = 0,

    /// <summary>电话</summary>
    Telephone = 1,
}

/// <summary>How a shop ended. Numbers are stored and sent: new ones go at the end.</summary>
public enum ShopEnd
{
    /// <summary>歇业: closed for good.</summary>
    Closed = 0,

    /// <summary>迁移: it goes on at another front, under another code.</summary>
    Moved = 1,

    /// <summary>合并: its front became part of a neighbour's.</summary>
    Merged = 2,

    /// <summary>易主: another shop follows at the same front.</summary>
    Succeeded = 3,
}
