namespace Grid.Gateway.City;

/// <summary>Whether the city is whole as far as this process has to do with it.</summary>
internal sealed class CityState(CityToLoad? expected = null)
{
    /// <summary>What this process still has to load; null when nothing is left.</summary>
    public string? Loading { get; set; } = expected is null ? null : "not begun";
}

/// <summary>In the services of a process that loads its city at start, so that its door is not ready before.</summary>
internal sealed class CityToLoad;
