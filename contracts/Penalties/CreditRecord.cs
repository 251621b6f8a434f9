namespace Grid.Penalties;

/// <summary>
/// What might be entered into the public credit file. Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum CreditRecord
{
    /// <summary>行政处罚: by its procedure, and only when it is final.</summary>
    Penalty = 0,

    /// <summary>以欺骗手段取得行政许可: a permit that was got by fraud, and revoked.</summary>
    FraudulentPermit = 1,

    /// <summary>被强制执行: a decision that was executed by force.</summary>
    Execution = 2,

    /// <summary>门前三包评比: a plate or a rating of the county.</summary>
    Rating = 3,
}
