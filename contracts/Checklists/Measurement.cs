using System.Globalization;
using System.Text.Json.Serialization;

namespace Grid.Checklists;

/// <summary>What was measured, beside what the standard demanded of it then (S7): 45 分钟, at most 30.</summary>
/// <param name="Value">The measured number.</param>
/// <param name="Unit">The unit of both numbers.</param>
/// <param name="Number">The number of the standard.</param>
[GenerateSerializer, Immutable, Alias("grid.measurement")]
public sealed record Measurement(
    [property: Id(0)] double Value,
    [property: Id(1)] string Unit,
    [property: Id(2)] Bound Bound,
    [property: Id(3)] double Number)
{
    /// <summary>What was measured of an item.</summary>
    public static Measurement Of(ChecklistRow row, double value) => new(value, row.Unit, row.Bound, row.Number);

    /// <summary>Whether the standard is met. A derived answer, so it is not stored.</summary>
    [JsonIgnore] public bool IsMet => Bound switch
    {
        Bound.AtMost => Value <= Number,
        Bound.AtLeast => Value >= Number,
        _ => Value == Number,
    };

    /// <summary>In words: <c>45 分钟 (≤ 30)</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Value} {Unit} ({Sign} {Number})");

    private string Sign => Bound switch
    {
        Bound.AtMost => "≤",
        Bound.AtLeast => "≥",
        _ => "=",
    };
}
