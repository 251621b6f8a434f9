using Grid.Ledger;
using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>
/// What became of the dispatches to one department, or to all, which shows how well the dispatcher chose.
/// </summary>
/// <param name="Upheld">Returns that were upheld: the dispatch was wrong.</param>
/// <param name="Overruled">推诿: returns that were overruled.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.dispatchFigures")]
public sealed record DispatchFigures(
    [property: Id(0)] long Dispatched,
    [property: Id(1)] long Accepted,
    [property: Id(2)] long Returned,
    [property: Id(3)] long Upheld,
    [property: Id(4)] long Overruled)
{
    /// <summary>派遣准确率: the share of dispatches without an upheld return; null before the first dispatch.</summary>
    public double? CorrectRate => Dispatched == 0 ? null : Math.Clamp(1 - ((double)Upheld / Dispatched), 0, 1);

    /// <summary>推诿率: the share of dispatches with an overruled return; null before the first dispatch.</summary>
    public double? ShirkedRate => Dispatched == 0 ? null : Math.Clamp((double)Overruled / Dispatched, 0, 1);
}

/// <summary>The figures of one department.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.dispatchLine")]
public sealed record DispatchLine([property: Id(0)] EntityRef Party, [property: Id(1)] DispatchFigures Figures);

/// <summary>A page of departments, and the total of all departments.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.dispatchPage")]
public sealed record DispatchPage(
    [property: Id(0)] IReadOnlyList<DispatchLine> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] DispatchFigures Total,
    [property: Id(3)] IReadOnlyList<LedgerPosition> ReadTo);
