using Grid.Places;
using Grid.Repeats;
using Grid.Rulebook;

namespace Grid.Gateway.Repeats;

/// <summary>
/// What a place remembers: whether it is marked and by what, the complaints that count, the problems that come again.
/// </summary>
public sealed record RepeatsBody(
    bool Marked,
    int Complaints,
    IReadOnlyList<MarkBody> Marks,
    IReadOnlyList<ProblemHere> Problems)
{
    internal static RepeatsBody From(RepeatsView view) =>
        new(view.Marks.Count > 0, view.Complaints, [.. view.Marks.Select(MarkBody.From)], view.Problems);
}

/// <summary>
/// A mark of a place as shown: since when and until when, by which rule, for which classes, on which complaints.
/// </summary>
public sealed record MarkBody(
    int Number,
    string Rule,
    ClassKind? Kind,
    IReadOnlyList<string> Classes,
    DateTimeOffset Since,
    DateTimeOffset Until,
    double LookBackDays,
    GeoPoint Point,
    double? Metres,
    IReadOnlyList<Guid> Complaints,
    Guid Case)
{
    internal static MarkBody From(PlaceMarked mark) => new(
        mark.Number, mark.Rule, mark.Kind, mark.Classes, mark.Since, mark.Until, mark.LookBackDays, mark.Point,
        mark.Metres, mark.Complaints,
        mark.Case);
}
