
namespace Grid.Registers;

/// <summary>
/// What a register holds of one thing. As JSON it is read and written by <see cref="RegisterJson"/>; geometry is
/// GeoJSON text in WGS84 degrees. Dates are days of the county's calendar.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.register.data")]
public abstract record RegisterData
{
    /// <summary>Invented, not surveyed: shown as such wherever it is shown.</summary>
    [Id(0)] public bool Synthetic { get; init; }

    /// <summary>Where it comes from.</summary>
    [Id(1)] public string? Source { get; init; }
}
