namespace Grid.ReadModel;

/// <summary>The consumers of the ledger that may meet a record they cannot apply.</summary>
public enum ConsumerId
{
    /// <summary>A party that the record names.</summary>
    Parties = 0,

    /// <summary>Lists, search and totals.</summary>
    ReadModel = 1,

    /// <summary>The clocks of cases.</summary>
    Clocks = 2,

    /// <summary>
    /// The map of the city: places, offices, appointments, beats and the rulebook. It tries its dead letters again at
    /// the next start of a silo.
    /// </summary>
    Map = 3,
}
