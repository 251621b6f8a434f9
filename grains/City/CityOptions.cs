namespace Grid.City;

/// <summary>Which county this city is.</summary>
internal sealed class CityOptions
{
    /// <summary>The county's time zone, IANA name.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>
    /// How long an entry waits for this silo's map to follow before the map reads the registers itself.
    /// </summary>
    public TimeSpan MapPatience { get; set; } = TimeSpan.FromSeconds(0.25);
}
