namespace Grid.Penalties;

/// <summary>
/// For which acts a tier of discretion (裁量档次) is meant. Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum TierCondition
{
    /// <summary>一般</summary>
    Usual = 0,

    /// <summary>初次且经告知改正</summary>
    FirstCorrected = 1,

    /// <summary>再次违法</summary>
    Again = 2,

    /// <summary>拒不改正</summary>
    Refused = 3,
}
