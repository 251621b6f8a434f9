namespace Grid.Ladders;

/// <summary>
/// The procedure in which a matter is filed (S79). Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum FilingProcedure
{
    /// <summary>简易程序</summary>
    Simple = 0,

    /// <summary>普通程序</summary>
    General = 1,

    /// <summary>非接触性执法</summary>
    Contactless = 2,
}
