namespace Grid.Gateway.City;

/// <summary>Whether this process has loaded what it has to load of the city.</summary>
internal sealed class CityState(CityToLoad? expected = null)
{
    /// <summary>What this process still has to load; null when nothing is left.</summary>
    public string? Loading { get; set; } = expected is null ? null : "not begun";
}

/// <summary>Marks a process that loads its city at start: its door is not ready before the city is loaded.</summary>
internal sealed class CityToLoad;
