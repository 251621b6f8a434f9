namespace Grid.Penalties;

/// <summary>
/// What must have happened before a behaviour may be fined. Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum FineMoment
{
    /// <summary>The fine may be given at once.</summary>
    AtOnce = 0,

    /// <summary>责令改正,并处: the order to correct and the fine go together.</summary>
    WithOrder = 1,

    /// <summary>逾期不改正: the limit of the order has passed and the act is still there.</summary>
    AfterLimit = 2,

    /// <summary>拒不改正: the order was refused.</summary>
    AfterRefusal = 3,

    /// <summary>责令改正: the article knows the order and no fine.</summary>
    OrderOnly = 4,

    /// <summary>The article has no sanction of its own: rating and credit follow.</summary>
    Never = 5,
}
