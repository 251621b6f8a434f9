using Grid.Ledger;
using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>A matter that is or was put to a coordination.</summary>
/// <param name="Waiting">Cases that wait for it.</param>
/// <param name="Since">When the first case came.</param>
/// <param name="Due">By when it must be settled, while cases wait.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.coordinationLine")]
public sealed record CoordinationLine(
    [property: Id(0)] string Key,
    [property: Id(1)] long Cases,
    [property: Id(2)] long Waiting,
    [property: Id(3)] DateTimeOffset Since,
    [property: Id(4)] DateTimeOffset? Due);

/// <summary>A page of matters.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.coordinationPage")]
public sealed record CoordinationPage(
    [property: Id(0)] IReadOnlyList<CoordinationLine> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] IReadOnlyList<LedgerPosition> ReadTo);

/// <summary>What became of dispatches: to one department, or to all, which is the dispatcher's own account.</summary>
/// <param name="Upheld">Returns that were agreed to: the dispatch was wrong.</param>
/// <param name="Overruled">推诿: returns that were overruled.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.dispatchFigures")]
public sealed record DispatchFigures(
    [property: Id(0)] long Dispatched,
    [property: Id(1)] long Accepted,
    [property: Id(2)] long Returned,
    [property: Id(3)] long Upheld,
    [property: Id(4)] long Overruled)
{
    /// <summary>派遣准确率: the share of dispatches nobody rightly returned; null before the first.</summary>
    public double? CorrectRate => Dispatched == 0 ? null : Math.Clamp(1 - ((double)Upheld / Dispatched), 0, 1);

    /// <summary>推诿率: the share of dispatches that were returned for nothing; null before the first.</summary>
    public double? ShirkedRate => Dispatched == 0 ? null : Math.Clamp((double)Overruled / Dispatched, 0, 1);
}

/// <summary>A department's line.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.dispatchLine")]
public sealed record DispatchLine([property: Id(0)] EntityRef Party, [property: Id(1)] DispatchFigures Figures);

/// <summary>A page of departments, and all of them together.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.dispatchPage")]
public sealed record DispatchPage(
    [property: Id(0)] IReadOnlyList<DispatchLine> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] DispatchFigures Total,
    [property: Id(3)] IReadOnlyList<LedgerPosition> ReadTo);
