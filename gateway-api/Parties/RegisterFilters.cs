namespace Grid.Gateway.Parties;

/// <summary>What every list of a register is narrowed by; all of it together.</summary>
internal sealed record RegisterFilters
{
    /// <summary>Beginning of the codes.</summary>
    public string? Prefix { get; init; }

    /// <summary>Code of the county.</summary>
    public string? County { get; init; }

    /// <summary>Code of the prefecture.</summary>
    public string? Prefecture { get; init; }

    /// <summary>true: what has ended or not begun as well.</summary>
    public bool? Ended { get; init; }

    /// <summary>In force on this day of the county; today when absent.</summary>
    public string? Day { get; init; }

    /// <summary>1 to 500; 50 when absent.</summary>
    public int? Limit { get; init; }

    /// <summary>The next of the page before.</summary>
    public string? After { get; init; }
}
