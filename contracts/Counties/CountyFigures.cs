using Grid.Cases;

namespace Grid.Counties;

/// <summary>What a county has in its registers, and its open cases.</summary>
/// <param name="County">Code of the county.</param>
/// <param name="Cells">Registered cells, those that were re-cut too.</param>
/// <param name="Shops">Registered shops, those that were closed too.</param>
/// <param name="Open">Open cases.</param>
/// <param name="Overdue">Open cases past their due time.</param>
[GenerateSerializer, Immutable, Alias("grid.county.figures")]
public sealed record CountyFigures(
    [property: Id(0)] string County,
    [property: Id(1)] long Cells,
    [property: Id(2)] long Segments,
    [property: Id(3)] long Buildings,
    [property: Id(4)] long Shops,
    [property: Id(5)] long Departments,
    [property: Id(6)] long Open,
    [property: Id(7)] long Overdue)
{
    /// <summary>
    /// All its reports, by stage; a stage without one is not there, and one that joined a case stays joined.
    /// </summary>
    [Id(8)] public IReadOnlyDictionary<CaseStage, long> ByStage { get; init; } = new Dictionary<CaseStage, long>();

    [Id(9)] public long HandledInTime { get; init; }

    [Id(10)] public long HandledLate { get; init; }
}
