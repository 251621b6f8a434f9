using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>Selects cases: every given condition must hold.</summary>
/// <param name="After">Cursor that continues the page before.</param>
/// <param name="Sort">reportedAt, -reportedAt (default), due, -due.</param>
/// <param name="Box">West, south, east, north in degrees.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.caseQuery")]
public sealed record CaseQuery
{
    [Id(0)] public IReadOnlyList<CaseStage> Stages { get; init; } = [];
    [Id(1)] public ClassKind? Kind { get; init; }

    /// <summary>04-05, or a whole big class 04-*.</summary>
    [Id(2)] public string? Class { get; init; }

    /// <summary>
    /// A party that answers or answered for the case, or the cell, road, segment, building or shop it lies in.
    /// </summary>
    [Id(3)] public EntityRef? Party { get; init; }
    [Id(4)] public string? Subdistrict { get; init; }
    [Id(5)] public string? Channel { get; init; }

    /// <summary>Reported at this time or later.</summary>
    [Id(6)] public DateTimeOffset? From { get; init; }

    /// <summary>Reported before this time.</summary>
    [Id(7)] public DateTimeOffset? To { get; init; }

    /// <summary>Cases open beyond their due time, by the city's clock; false for all others.</summary>
    [Id(8)] public bool? Overdue { get; init; }
    [Id(9)] public IReadOnlyList<double>? Box { get; init; }

    /// <summary>
    /// A part of the description or the number, which begins at any Chinese character or where another word begins;
    /// every character means itself.
    /// </summary>
    [Id(10)] public string? Text { get; init; }
    [Id(11)] public string Sort { get; init; } = "-reportedAt";
    [Id(12)] public int Limit { get; init; } = 50;
    [Id(13)] public string? After { get; init; }

    /// <summary>The query waits until the read model has read this far.</summary>
    [Id(14)] public LedgerPosition? WaitFor { get; init; }

    /// <summary>Cases that are not the first of their problem (反复问题); false for all others.</summary>
    [Id(15)] public bool? Recurring { get; init; }

    /// <summary>Key of the coordination to which the case is or was referred.</summary>
    [Id(16)] public string? Coordination { get; init; }

    /// <summary>Whether the case waits for a coordination.</summary>
    [Id(17)] public bool? Coordinating { get; init; }

    /// <summary>The case that the cases joined.</summary>
    [Id(18)] public Guid? JoinedTo { get; init; }

    /// <summary>Code of the county in which the case lies; null for every county.</summary>
    [Id(19)] public string? County { get; init; }

    /// <summary>Whether totals are also counted county by county.</summary>
    [Id(20)] public bool ByCounty { get; init; }

    /// <summary>The sender's own number of the report.</summary>
    [Id(21)] public string? SenderNumber { get; init; }

    /// <summary>Whether it is known where the matter is.</summary>
    [Id(22)] public bool? Placed { get; init; }

    /// <summary>Whether it is known what the matter is.</summary>
    [Id(23)] public bool? Classified { get; init; }

    /// <summary>Code of a county on whose border the cases lie, in another county.</summary>
    [Id(24)] public string? AlsoNear { get; init; }

    /// <summary>Whether the report joined another case, wherever that went.</summary>
    [Id(25)] public bool? Joined { get; init; }

    /// <summary>Whether it was handled after its due time; null also for what is not handled.</summary>
    [Id(26)] public bool? HandledLate { get; init; }

    /// <summary>The party that leads it.</summary>
    [Id(27)] public EntityRef? Lead { get; init; }

    /// <summary>Whether totals are also counted by who leads.</summary>
    [Id(28)] public bool ByLead { get; init; }

    /// <summary>
    /// Codes of several counties in one of which the case lies; empty where <see cref="County"/> says it.
    /// </summary>
    [Id(29)] public IReadOnlyList<string> Counties { get; init; } = [];

    /// <summary>Whether the case was taken over from the system that its county used before.</summary>
    [Id(30)] public bool? TakenOver { get; init; }

    /// <summary>
    /// The zoom of the map on which the cases in <see cref="Box"/> are counted by tiles; null where each is listed.
    /// </summary>
    [Id(31)] public int? Zoom { get; init; }

    /// <summary>Code of the special operation in which the cases were found.</summary>
    [Id(32)] public string? Operation { get; init; }
}

/// <summary>
/// The cases in a tile of the map counted. Its sides are in degrees; the north and the east are the next one's.
/// </summary>
/// <param name="Cases">Reports that are cases.</param>
/// <param name="Open">Those of them on which work goes on.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.caseTile")]
public sealed record CaseTile(
    [property: Id(0)] double West,
    [property: Id(1)] double South,
    [property: Id(2)] double East,
    [property: Id(3)] double North,
    [property: Id(4)] long Cases,
    [property: Id(5)] long Open)
{
    /// <summary>The largest zoom at which cases are counted; beyond it each is listed.</summary>
    public const int LargestZoom = 14;

    /// <summary>A tile of a map on a screen (256 pixels) has two to this power tiles of ours on each side.</summary>
    public const int Finer = 2;

    /// <summary>How many tiles one answer has at most.</summary>
    public const int Most = 4096;
}

/// <summary>A line of a list of cases.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.caseLine")]
public sealed record CaseLine
{
    [Id(0)] public required Guid Id { get; init; }
    [Id(1)] public required string Number { get; init; }
    [Id(2)] public required CaseStage Stage { get; init; }
    [Id(3)] public required ClassKind Kind { get; init; }
    [Id(4)] public required string Class { get; init; }
    [Id(5)] public required GeoPoint Point { get; init; }
    [Id(6)] public required string Cell { get; init; }
    [Id(7)] public string? Segment { get; init; }
    [Id(8)] public required string Channel { get; init; }
    [Id(9)] public required DateTimeOffset ReportedAt { get; init; }
    [Id(10)] public required EntityRef Lead { get; init; }
    [Id(11)] public DateTimeOffset? Due { get; init; }
    [Id(12)] public bool? HandledLate { get; init; }
    [Id(13)] public int Reworked { get; init; }
    [Id(14)] public int Reports { get; init; } = 1;
    [Id(15)] public Guid? JoinedTo { get; init; }
    [Id(16)] public DateTimeOffset? ClosedAt { get; init; }
    [Id(17)] public string? Reason { get; init; }
    [Id(18)] public string? Shop { get; init; }
    [Id(19)] public string? Subdistrict { get; init; }

    /// <summary>The problem of which it is a further case; null for the first case.</summary>
    [Id(20)] public Guid? Problem { get; init; }

    /// <summary>The number of the case within its problem when it was reported.</summary>
    [Id(21)] public int? Recurrence { get; init; }

    /// <summary>True where a holiday notice that is still to come may move the due time; null elsewhere.</summary>
    [Id(22)] public bool? Provisional { get; init; }

    /// <summary>Code of the county in which it lies; null for the first county of the store.</summary>
    [Id(23)] public string? County { get; init; }

    /// <summary>Code of the part (部件) that it is about; null for none.</summary>
    [Id(24)] public string? Part { get; init; }

    /// <summary>The nearest address; null where nothing near has a name.</summary>
    [Id(25)] public string? Address { get; init; }

    /// <summary>Code of the special operation in which it was found; null for none.</summary>
    [Id(26)] public string? Operation { get; init; }
}

/// <summary>
/// A page of cases. <paramref name="ReadTo"/> says how far the read model has read, one position a partition; every
/// answer of the read model has it.
/// </summary>
/// <param name="Tiles">The cases counted by tiles of the map, where that is asked for; there are no lines then.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.casePage")]
public sealed record CasePage(
    [property: Id(0)] IReadOnlyList<CaseLine> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] IReadOnlyList<LedgerPosition> ReadTo,
    [property: Id(3)] IReadOnlyList<CaseTile>? Tiles = null);
