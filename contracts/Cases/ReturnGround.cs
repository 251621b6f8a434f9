using Grid.Parties;

namespace Grid.Cases;

/// <summary>Why a department returns a case (回退理由). Numbers are stored and sent: new ones go at the end.</summary>
public enum ReturnGround
{
    /// <summary>职责不属: the duty is another department's.</summary>
    NotOurs = 0,

    /// <summary>
    /// 职责交叉: the duty is another department's as much as ours; the case goes to a coordination at once.
    /// </summary>
    Overlap = 1,

    /// <summary>区域不属: the place lies outside our area.</summary>
    Elsewhere = 2,

    /// <summary>信息不全: the case cannot be handled as it was sent. This is no dispute and counts as none.</summary>
    Incomplete = 3,
}

/// <summary>
/// What a dispatch says of an earlier return. The return was right if the case goes to another department, and wrong
/// (推诿) if the case goes back to the same one.
/// </summary>
/// <param name="Before">What an earlier dispatch said of the return, where this one says otherwise.</param>
[GenerateSerializer, Immutable, Alias("grid.case.judgedReturn")]
public sealed record JudgedReturn(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] bool Upheld,
    [property: Id(2)] bool? Before = null);
