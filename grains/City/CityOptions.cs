namespace Grid.City;

/// <summary>How the city reads its registers.</summary>
internal sealed class CityOptions
{
    /// <summary>
    /// How long an entry waits for the county of this silo to follow, before the silo reads the registers itself.
    /// </summary>
    public TimeSpan MapPatience { get; set; } = TimeSpan.FromSeconds(0.25);
}
