using System.ComponentModel.DataAnnotations;
using Grid.Inspections;
using Grid.Checklists;

namespace Grid.Gateway.Inspections;

/// <summary>An inspection, as it is planned.</summary>
public sealed record PlanBody
{
    /// <summary>open 明查, secret 暗查, spot 抽查, supervised 督查, examination 考查.</summary>
    [Required, AllowedValues("open", "secret", "spot", "supervised", "examination")]
    public string? Kind { get; init; }

    /// <summary>Codes of those who inspect; only they judge.</summary>
    public IReadOnlyList<string>? Inspectors { get; init; }

    /// <summary>segment/330424-XQ-02, cell/…; for a draw, what is drawn from: all segments when absent.</summary>
    public IReadOnlyList<string>? Places { get; init; }

    /// <summary>How many places to draw; needed for a spot check.</summary>
    public int? Draw { get; init; }

    /// <summary>What the draw begins from; its code when absent. The same seed and pool draw the same places.</summary>
    [StringLength(64)]
    public string? Seed { get; init; }

    /// <summary>Families of the checklist; all when absent.</summary>
    public IReadOnlyList<string>? Families { get; init; }

    /// <summary>First day, 2019-04-01.</summary>
    [Required]
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    [Required]
    public DateOnly? Until { get; init; }

    /// <summary>Who plans it.</summary>
    [Required, StringLength(64)]
    public string? By { get; init; }
}

/// <summary>The result of one item at one place.</summary>
public sealed record JudgeBody
{
    /// <summary>The caller's id for it; the Idempotency-Key does as well.</summary>
    [StringLength(64)]
    public string? Id { get; init; }

    /// <summary>segment/330424-XQ-02</summary>
    [Required]
    public string? Place { get; init; }

    /// <summary>Item of the checklist: SAN-02.</summary>
    [Required, StringLength(64)]
    public string? Item { get; init; }
    [Required]
    public bool? Passed { get; init; }

    /// <summary>0 to 100; 100 or 0 when absent.</summary>
    public double? Points { get; init; }
    [StringLength(4000)]
    public string? Note { get; init; }

    /// <summary>Where it failed; what failed is reported there.</summary>
    public double? Lon { get; init; }
    public double? Lat { get; init; }

    /// <summary>Code of the inspector.</summary>
    [Required, StringLength(64)]
    public string? By { get; init; }
}

/// <summary>Who closes it.</summary>
public sealed record CloseBody([property: Required, StringLength(64)] string? By = null);

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
                result.Place.ToString(),
                result.Item, result.Passed, result.Points, result.Note, result.Case, result.By,
                result.At)),
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
