namespace Grid.Penalties;

/// <summary>
/// What an authority does because of bad information. Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum CreditMeasure
{
    /// <summary>重点核查: a closer look at applications.</summary>
    CloserLook = 0,

    /// <summary>不适用简化程序: no eased treatment.</summary>
    NoEasing = 1,

    /// <summary>增加检查频次</summary>
    MoreInspections = 2,

    /// <summary>To refuse applications without looking at them.</summary>
    RefuseUnseen = 3,
}
