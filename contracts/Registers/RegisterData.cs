
namespace Grid.Registers;

/// <summary>
/// What a register holds of one thing. As JSON it is read and written by <see cref="RegisterJson"/>; geometry is
/// GeoJSON text in WGS84 degrees. Dates are days of the county's calendar.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.register.data")]
public abstract record RegisterData
{
    /// <summary>Whether the thing is invented, not surveyed. Every page that shows it says so.</summary>
    [Id(0)] public bool Synthetic { get; init; }

    /// <summary>The source of the data.</summary>
    [Id(1)] public string? Source { get; init; }

    /// <summary>
    /// Code of the county that the thing belongs to, set when the thing is first entered. Null on the entries of a city
    /// that knew one county only: they belong to the first county of the store.
    /// </summary>
    [Id(2)] public string? County { get; init; }
}
