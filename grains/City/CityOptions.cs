namespace Grid.City;

/// <summary>How the city reads its registers.</summary>
internal sealed class CityOptions
{
    /// <summary>
    /// How long before the end of the last year of which a notice speaks the check of the rulebook warns.
    /// </summary>
    public TimeSpan CalendarWarning { get; set; } = TimeSpan.FromDays(90);

    /// <summary>
    /// How long an entry waits for the county of this silo to follow, before the silo reads the registers itself.
    /// </summary>
    public TimeSpan MapPatience { get; set; } = TimeSpan.FromSeconds(0.25);
}
