namespace Grid.Penalties;

/// <summary>What the bureau does by force. Numbers are stored and sent: new ones go at the end.</summary>
public enum ForcedAct
{
    /// <summary>申请法院强制执行</summary>
    Court = 0,

    /// <summary>强制执行: removal and the like, after its decision.</summary>
    Execution = 1,

    /// <summary>代履行: others perform in place of the party.</summary>
    Substitute = 2,

    /// <summary>查封、扣押</summary>
    Seizure = 3,

    /// <summary>停水、停电、停热、停气: to cut supplies of residents.</summary>
    CutSupplies = 4,
}
