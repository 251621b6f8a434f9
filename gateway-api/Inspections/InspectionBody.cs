using Grid.Inspections;
using Grid.Checklists;

namespace Grid.Gateway.Inspections;

/// <summary>
/// An inspection; <c>score</c> is of what was judged so far, <c>open</c> counts the items that were not.
/// </summary>
public sealed record InspectionBody(
    string Code,
    InspectionKind Kind,
    string Label,
    IReadOnlyList<string> Inspectors,
    IReadOnlyList<string> Places,
    string? Seed,
    int Pool,
    IReadOnlyList<StandardFamily> Families,
    DateOnly From,
    DateOnly Until,
    DateTimeOffset? Closed,
    double? Score,
    int? Open,
    IReadOnlyList<ResultBody>? Results)
{
    internal static InspectionBody Of(InspectionView view) =>
        Of(view.Entry.Ref.Key, (InspectionData)view.Entry.Data) with
        {
            Score = view.Score,
            Open = view.Open,
            Results =
            [
                .. view.Results.Select(static result => new ResultBody(
                    result.Place.ToString(), result.Item, result.Passed, result.Points, result.Note, result.Case,
                    result.By, result.At)),
            ],
        };

    internal static InspectionBody Of(string code, InspectionData data) => new(
        code,
        data.Inspection,
        data.Inspection switch
        {
            InspectionKind.Open => "明查",
            InspectionKind.Secret => "暗查",
            InspectionKind.Spot => "抽查",
            InspectionKind.Supervised => "督查",
            _ => "考查",
        },
        data.Inspectors,
        [.. data.Places.Select(static place => place.ToString())],
        data.Seed,
        data.Pool,
        data.Families,
        data.From,
        data.Until,
        data.Closed,
        data.Score,
        null,
        null);
}

/// <summary>A result; <c>case</c> is what a failed item was reported as.</summary>
public sealed record ResultBody(
    string Place,
    string Item,
    bool Passed,
    double Points,
    string? Note,
    Guid? Case,
    string By,
    DateTimeOffset At);

/// <summary>A page of inspections; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
public sealed record InspectionPageBody(IReadOnlyList<InspectionBody> Items, string? Next);
