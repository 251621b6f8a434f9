using Grid.Ladders;
using Grid.Ledger;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>Selects steps of ladders: every given condition must hold.</summary>
/// <param name="Party">The kind of duty holder.</param>
/// <param name="By">The actor.</param>
/// <param name="Owed">True for orders whose limit has passed and after which nobody looked yet.</param>
/// <param name="From">Found at this time or later.</param>
/// <param name="Until">Found before this time.</param>
/// <param name="Case">The case that a step names.</param>
/// <param name="Operation">Code of the special operation that a step names.</param>
/// <param name="Subdistrict">Code of the sub-district of a step.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.ladderQuery")]
public sealed record LadderQuery(
    [property: Id(0)] EntityKind? Party = null,
    [property: Id(1)] Rung? Rung = null,
    [property: Id(2)] string? Class = null,
    [property: Id(3)] string? By = null,
    [property: Id(4)] bool Owed = false,
    [property: Id(5)] DateTimeOffset? From = null,
    [property: Id(6)] DateTimeOffset? Until = null,
    [property: Id(7)] int Limit = 50,
    [property: Id(8)] string? After = null,
    [property: Id(9)] LedgerPosition? WaitFor = null,
    [property: Id(10)] string? County = null,
    [property: Id(11)] IReadOnlyList<string>? Counties = null,
    [property: Id(12)] Guid? Case = null,
    [property: Id(13)] string? Operation = null,
    [property: Id(14)] string? Subdistrict = null);

/// <summary>A step of a ladder as a list shows it.</summary>
/// <param name="Result">Of an order: what the latest look after it found; null before one.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.ladderLine")]
public sealed record LadderLine(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] int Step,
    [property: Id(2)] Rung Rung,
    [property: Id(3)] ClassKind Kind,
    [property: Id(4)] string Class,
    [property: Id(5)] DateTimeOffset At,
    [property: Id(6)] DateTimeOffset? Due,
    [property: Id(7)] string By,
    [property: Id(8)] Guid? Case,
    [property: Id(9)] RecheckResult? Result,
    [property: Id(10)] bool TakenBack,
    [property: Id(11)] string? Operation = null,
    [property: Id(12)] string? Subdistrict = null);

/// <summary>A page of steps.</summary>
/// <param name="Counts">How many steps of each rung the whole list has, without those taken back.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.ladderPage")]
public sealed record LadderPage(
    [property: Id(0)] IReadOnlyList<LadderLine> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] RungCounts Counts,
    [property: Id(3)] IReadOnlyList<LedgerPosition> ReadTo);
