using System.Globalization;
using System.Text.Json.Serialization;
using Grid.Foundation;

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

    /// <summary>The refusal of a number that cannot have been measured; null for one that can.</summary>
    /// <param name="code">Code of the refusal.</param>
    public static Refusal? Impossible(ChecklistRow row, double? value, string code) =>
        value is not { } measured || row.CanBe(measured)
            ? null
            : Refusal.Unprocessable(code, row.Most is { } most
                ? string.Create(CultureInfo.InvariantCulture, $"measured is {measured}, and {row.Measure} lies between "
                    + $"{row.Least ?? 0} and {most} {row.Unit}. Send the number that was measured.")
                : string.Create(CultureInfo.InvariantCulture, $"measured is {measured}, and {row.Measure} is never "
                    + $"less than {row.Least ?? 0} {row.Unit}. Send the number that was measured."));

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
