using Grid.Gateway.Foundation;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.City;

/// <summary>What this process knows of its city.</summary>
internal sealed class CityState(IOptions<GatewayOptions> options, CityToLoad? expected = null)
{
    /// <summary>Six digits; null when neither configuration nor a loaded folder has said.</summary>
    public string? County { get; set; } = options.Value.CountyCode;

    public string? Name { get; set; }

    /// <summary>What this process still has to load before the city is whole; null when nothing is left.</summary>
    public string? Loading { get; set; } = expected is null ? null : "not begun";
}

/// <summary>In the services of a process that loads its city at start, so that its door is not ready before.</summary>
internal sealed class CityToLoad;
