using Grid.Places;
using Grid.Rulebook;

namespace Grid.Repeats;

/// <summary>
/// What a shop, a segment or a cell remembers of the reports it answered for. Pruned by
/// <see cref="RepeatRules.Forget"/>, so that a busy place stays small.
/// </summary>
[GenerateSerializer, Alias("grid.repeats.memory")]
internal sealed class PlaceMemory
{
    [Id(0)] public Dictionary<Guid, Remembered> Reports { get; set; } = [];

    /// <summary>By number.</summary>
    [Id(1)] public List<PlaceMarked> Marks { get; set; } = [];
}

/// <summary>A report as its place remembers it.</summary>
[GenerateSerializer, Immutable, Alias("grid.repeats.report")]
internal sealed record Remembered
{
    [Id(0)] public required Guid Id { get; init; }

    [Id(1)] public required ClassKind Kind { get; init; }

    [Id(2)] public required string Class { get; init; }

    [Id(3)] public required GeoPoint Point { get; init; }

    /// <summary>When it was seen.</summary>
    [Id(4)] public required DateTimeOffset At { get; init; }

    /// <summary>A complaint (投诉): it came from the public.</summary>
    [Id(5)] public bool Complains { get; init; }

    /// <summary>Its problem lives here: no smaller place answers for it.</summary>
    [Id(6)] public bool Kept { get; init; }

    /// <summary>The case it joined.</summary>
    [Id(7)] public Guid? Joined { get; init; }

    /// <summary>When it was closed or transferred; null while it is open.</summary>
    [Id(8)] public DateTimeOffset? Ended { get; init; }

    /// <summary>Refused or voided: counts for nothing.</summary>
    [Id(9)] public bool Void { get; init; }

    /// <summary>The problem it is a further case of.</summary>
    [Id(10)] public Guid? Problem { get; init; }

    /// <summary>Which case of its problem it is.</summary>
    [Id(11)] public int Number { get; init; } = 1;

    /// <summary>The case it had joined and was split from.</summary>
    [Id(12)] public Guid? Left { get; init; }

    /// <summary>A case of its own that counts.</summary>
    public bool IsCase => Kept && Joined is null && !Void;

    public bool IsOpen => Ended is null && Joined is null && !Void;

    /// <summary>When it last was of any matter.</summary>
    public DateTimeOffset Latest => Ended > At ? Ended.Value : At;
}
