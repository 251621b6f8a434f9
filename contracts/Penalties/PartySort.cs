namespace Grid.Penalties;

/// <summary>
/// Whom the law distinguishes when it sets a fine. Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum PartySort
{
    /// <summary>公民: a natural person.</summary>
    Person = 0,

    /// <summary>法人、其他组织: a company, a shop, any unit.</summary>
    Organisation = 1,
}
