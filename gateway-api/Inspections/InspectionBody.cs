using Grid.Inspections;
using Grid.Checklists;
using Grid.Gateway.Checklists;

namespace Grid.Gateway.Inspections;

/// <summary>
/// An inspection; <c>open</c> counts the items that were not judged. While there are some it is <c>partial</c> and has
/// no <c>score</c>; <c>judgedScore</c> is the mean of what was judged.
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
    bool? Partial,
    double? JudgedScore,
    int? Open,
    IReadOnlyList<ResultBody>? Results)
{
    internal static InspectionBody Of(InspectionView view) =>
        Of(view.Entry.Ref.Key, (InspectionData)view.Entry.Data) with
        {
            Score = view.Score,
            Partial = view.Open > 0,
            JudgedScore = view.JudgedScore,
            Open = view.Open,
            Results =
            [
                .. view.Results.Select(static result => new ResultBody(
                    result.Place.ToString(), result.Item, result.Passed, result.Points, result.Note, result.Case,
                    MeasurementBody.Of(result.Measured), result.By, result.At)),
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
        data.Open is { } open ? open > 0 : null,
        data.JudgedScore ?? data.Score,
        data.Open,
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
    MeasurementBody? Measured,
    string By,
    DateTimeOffset At);

/// <summary>A page of inspections; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
public sealed record InspectionPageBody(IReadOnlyList<InspectionBody> Items, string? Next);
