using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>The time limit a case runs under.</summary>
/// <param name="Standard">The row it comes from (<see cref="StandardRow.Id"/>).</param>
/// <param name="Starts">From when it runs; null for from the dispatch.</param>
[GenerateSerializer, Immutable, Alias("grid.case.limit")]
public sealed record CaseLimit(
    [property: Id(0)] double Amount,
    [property: Id(1)] LimitUnit Unit,
    [property: Id(2)] string Standard,
    [property: Id(3)] LimitStart? Starts = null)
{
    /// <summary>
    /// The filing condition, with which the name of the standard ends: <c>event/04-05/2@2019-01-01</c>.
    /// </summary>
    public int Condition()
    {
        var from = Standard.LastIndexOf('/') + 1;
        var to = Standard.IndexOf('@', StringComparison.Ordinal);
        return from > 0 && to > from && int.TryParse(Standard.AsSpan(from, to - from), out var condition)
            ? condition
            : 1;
    }

    /// <summary>Whether it runs from the report on, through every department that handles the case.</summary>
    public bool FromReport() => Starts == LimitStart.Report;
}
