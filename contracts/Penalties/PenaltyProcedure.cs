namespace Grid.Penalties;

/// <summary>By which procedure a penalty is decided. Numbers are stored and sent: new ones go at the end.</summary>
public enum PenaltyProcedure
{
    /// <summary>简易程序: on the spot.</summary>
    Simple = 0,

    /// <summary>普通程序: filed, investigated, noticed, decided.</summary>
    General = 1,

    /// <summary>非现场执法: the general procedure, upon the record of a device.</summary>
    Contactless = 2,
}
