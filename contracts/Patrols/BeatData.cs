using System.Text.Json.Serialization;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Registers;

namespace Grid.Patrols;

/// <summary>
/// 巡查班次: the plan of a patrol: which places, when and how often at least. Key: its own code, so that a new plan is a
/// new entry and the one before stays in the record. A post or a squad walks it, never a named person.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.beat.data")]
public sealed record BeatData : RegisterData
{
    [Id(0)] public required PatrolMode Mode { get; init; }

    /// <summary>Segments or cells, whose chiefs are notified of a missed beat.</summary>
    [Id(1)] public required IReadOnlyList<EntityRef> Places { get; init; }

    /// <summary>The post whose holder at the place walks the beat; null when a squad does.</summary>
    [Id(2)] public Post? Duty { get; init; }

    /// <summary>Code of the squad or office that walks the beat.</summary>
    [Id(3)] public string? Squad { get; init; }

    [Id(4)] public required IReadOnlyList<PatrolWindow> Windows { get; init; }
    [Id(5)] public PatrolDays Days { get; init; } = PatrolDays.All;

    /// <summary>How many visits each window needs at least.</summary>
    [Id(6)] public int Visits { get; init; } = 1;

    /// <summary>Points that a visit must pass; with none, every check-in at the place is a visit.</summary>
    [Id(7)] public IReadOnlyList<PatrolPoint> Points { get; init; } = [];

    /// <summary>How far from a point, or from the place where there are none, a check-in may be.</summary>
    [Id(8)] public double RadiusMetres { get; init; } = 50;

    /// <summary>For how long after its window a visit still counts, as late.</summary>
    [Id(9)] public int LateMinutes { get; init; }

    /// <summary>How long after a check-in at a point the next one there belongs to another visit.</summary>
    [Id(10)] public int ApartMinutes { get; init; }
    [Id(11)] public required DateOnly From { get; init; }

    /// <summary>Last day; null until further notice.</summary>
    [Id(12)] public DateOnly? Until { get; init; }

    /// <summary>Code of the special operation (专项整治) of which the beat is a part; null for none.</summary>
    [Id(13)] public string? Operation { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] public override DateOnly? FirstDay => From;

    /// <inheritdoc/>
    [JsonIgnore] public override DateOnly? LastDay => Until;

    /// <inheritdoc/>
    public override RegisterData Ending(DateOnly last) => this with { Until = last };
}

/// <summary>How a beat is walked (S15). Numbers are stored and sent: new ones go at the end.</summary>
public enum PatrolMode
{
    /// <summary>错时巡查: at hours when no patrol is expected: mornings, evenings, nights.</summary>
    OffPeak = 0,

    /// <summary>定点管理: fixed road, fixed person, fixed point (定路、定人、定点, S93).</summary>
    FixedPoint = 1,

    /// <summary>机动突击: surprise checks.</summary>
    Mobile = 2,
}

/// <summary>
/// The days on which a beat is walked. A make-up working day is a working day; a holiday that falls on a weekend is a
/// holiday.
/// </summary>
[Flags]
public enum PatrolDays
{
    None = 0,
    WorkDays = 1,
    Weekends = 2,
    Holidays = 4,
    All = WorkDays | Weekends | Holidays,
}

/// <summary>
/// A stretch of the day in which visits are made, county's local time. One that ends no later than it starts ends on
/// the next day.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.beat.window")]
public readonly record struct PatrolWindow([property: Id(0)] TimeOnly Start, [property: Id(1)] TimeOnly End);

/// <summary>A point that every visit passes.</summary>
[GenerateSerializer, Immutable, Alias("grid.beat.point")]
public sealed record PatrolPoint([property: Id(0)] GeoPoint At, [property: Id(1)] string? Name);
