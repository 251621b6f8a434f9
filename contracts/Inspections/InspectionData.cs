using System.Text.Json.Serialization;
using Grid.Parties;
using Grid.Registers;
using Grid.Checklists;

namespace Grid.Inspections;

/// <summary>督查考核计划: which inspectors judge which places by which families of the standards. Key: its code.</summary>
[GenerateSerializer, Immutable, Alias("grid.inspection.data")]
public sealed record InspectionData : RegisterData
{
    [Id(0)] public required InspectionKind Inspection { get; init; }

    /// <summary>Codes of persons or offices.</summary>
    [Id(1)] public required IReadOnlyList<string> Inspectors { get; init; }

    /// <summary>Segments or cells; for a draw, those that were drawn.</summary>
    [Id(2)] public required IReadOnlyList<EntityRef> Places { get; init; }

    /// <summary>The seed of the draw, by which it can be repeated; null where places were named.</summary>
    [Id(3)] public string? Seed { get; init; }

    /// <summary>How many places the draw chose from.</summary>
    [Id(4)] public int Pool { get; init; }

    /// <summary>Families of the checklist; empty for all.</summary>
    [Id(5)] public IReadOnlyList<StandardFamily> Families { get; init; } = [];
    [Id(6)] public required DateOnly From { get; init; }
    [Id(7)] public required DateOnly Until { get; init; }

    /// <summary>
    /// When the inspection was closed; <see cref="Score"/> is then its score from 0 to 100, where every item was
    /// judged.
    /// </summary>
    [Id(8)] public DateTimeOffset? Closed { get; init; }
    [Id(9)] public double? Score { get; init; }

    /// <summary>How many items were not judged when it was closed; null before that, and in older entries.</summary>
    [Id(10)] public int? Open { get; init; }

    /// <summary>The mean of the points that were judged, when it was closed.</summary>
    [Id(11)] public double? JudgedScore { get; init; }

    /// <summary>Whether a viewer may see the inspection.</summary>
    public bool IsShownTo(string? viewer) =>
        Inspection != InspectionKind.Secret
        || Closed is not null
        || (viewer is not null && Inspectors.Contains(viewer));

    /// <inheritdoc/>
    [JsonIgnore] public override DateOnly? FirstDay => From;

    /// <inheritdoc/>
    [JsonIgnore] public override DateOnly? LastDay => Until;

    /// <inheritdoc/>
    public override RegisterData Ending(DateOnly last) => this with { Until = last };
}

/// <summary>Kinds of inspection (S29). Numbers are stored and sent: new ones go at the end.</summary>
public enum InspectionKind
{
    /// <summary>明查: announced.</summary>
    Open = 0,

    /// <summary>暗查: only its inspectors see it until it is closed.</summary>
    Secret = 1,

    /// <summary>抽查: places are drawn.</summary>
    Spot = 2,

    /// <summary>督查: inspects what was ordered.</summary>
    Supervised = 3,

    /// <summary>考查: for the assessment.</summary>
    Examination = 4,
}
