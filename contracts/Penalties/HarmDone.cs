namespace Grid.Penalties;

/// <summary>危害后果. Numbers are stored and sent: new ones go at the end.</summary>
public enum HarmDone
{
    /// <summary>没有造成危害后果</summary>
    None = 0,

    /// <summary>危害后果轻微</summary>
    Slight = 1,
    Serious = 2,
}
