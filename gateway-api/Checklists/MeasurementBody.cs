using Grid.Checklists;
using Grid.Gateway.Foundation;

namespace Grid.Gateway.Checklists;

/// <summary>
/// What was measured, and what the standard demands of it: <c>bound</c> and <c>number</c> in <c>unit</c>.
/// </summary>
public sealed record MeasurementBody(double Value, string Unit, Bound Bound, double Number, bool Met)
{
    /// <summary>The largest number that is taken as measured, and its opposite the least.</summary>
    internal const double Most = 1e9;

    /// <summary>Why a number cannot have been measured; null when it can.</summary>
    internal static Fault? Unreadable(double? measured, string code) => measured is null or (>= -Most and <= Most)
        ? null
        : new("measured", code, "measured is a number in the unit of the item, from -1000000000 to 1000000000.");

    internal static MeasurementBody? Of(Measurement? measured) => measured is null
        ? null
        : new(measured.Value, measured.Unit, measured.Bound, measured.Number, measured.IsMet);
}
