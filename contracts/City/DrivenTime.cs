namespace Grid.City;

/// <summary>Names by which a driven time travels.</summary>
public static class DrivenTime
{
    /// <summary>HTTP header with an RFC 3339 time; refused where the clock is not driven.</summary>
    public const string Header = "Grid-Now";

    /// <summary>Key of the request context that carries it (UTC ticks, long) from grain to grain.</summary>
    public const string Context = "grid.now";
}
