namespace Grid.City;

/// <summary>Which county this city is.</summary>
internal sealed class CityOptions
{
    /// <summary>The county's time zone, IANA name.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>How long an entry waits to be seen on this silo's map before its answer goes out anyway.</summary>
    public TimeSpan MapPatience { get; set; } = TimeSpan.FromSeconds(2);
}
