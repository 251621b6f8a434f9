using System.Text.Json.Serialization;

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

    /// <summary>
    /// First day on which the thing is in force; null for always. Null on a kind that has a period of its own.
    /// </summary>
    [Id(3)] public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day on which the thing is in force; null until further notice. A thing that ended stays.</summary>
    [Id(4)] public DateOnly? ValidUntil { get; init; }

    /// <summary>
    /// What the county keeps of it beside the columns of its kind, by name in their order: at most 50 texts. Null for
    /// nothing.
    /// </summary>
    [Id(5)] public IReadOnlyDictionary<string, string>? Other { get; init; }

    /// <summary>First day of its period; of kinds that have a period of their own, of that one.</summary>
    [JsonIgnore] public virtual DateOnly? FirstDay => ValidFrom;

    /// <summary>Last day of its period; null until further notice.</summary>
    [JsonIgnore] public virtual DateOnly? LastDay => ValidUntil;

    /// <summary>
    /// Whether the thing is over for good on a day: its period has ended, or it was closed or retired before.
    /// </summary>
    public virtual bool IsOver(string code, DateOnly day) => LastDay < day;

    /// <summary>The same with this last day.</summary>
    public virtual RegisterData Ending(DateOnly last) => this with { ValidUntil = last };
}
