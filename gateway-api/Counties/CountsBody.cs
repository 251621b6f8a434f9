using Grid.Counties;
using Grid.Gateway.Foundation;
using Grid.ReadModel;

namespace Grid.Gateway.Counties;

/// <summary>What a county, or all counties of a prefecture together, have in their registers and in hand.</summary>
/// <param name="Cells">Registered cells, those that were re-cut too.</param>
/// <param name="Open">Open cases.</param>
/// <param name="Overdue">Open cases past their due time.</param>
/// <param name="Reports">All reports.</param>
/// <param name="Cases">Those that are cases: not refused, voided or joined to another.</param>
/// <param name="ByStage">All reports by stage; a stage without one is not there.</param>
public sealed record CountsBody(
    long Cells,
    long Segments,
    long Buildings,
    long Shops,
    long Departments,
    long Open,
    long Overdue,
    long Reports,
    long Cases,
    IReadOnlyDictionary<string, long> ByStage,
    long HandledInTime,
    long HandledLate)
{
    internal static CountsBody Of(IReadOnlyCollection<CountyFigures> counties)
    {
        var stages = counties.SelectMany(static one => one.ByStage).GroupBy(static stage => stage.Key)
            .OrderBy(static stage => stage.Key)
            .ToDictionary(
                static stage => Words.Of(stage.Key), static stage => stage.Sum(static one => one.Value));
        return new(
            counties.Sum(static one => one.Cells),
            counties.Sum(static one => one.Segments),
            counties.Sum(static one => one.Buildings),
            counties.Sum(static one => one.Shops),
            counties.Sum(static one => one.Departments),
            counties.Sum(static one => one.Open),
            counties.Sum(static one => one.Overdue),
            stages.Values.Sum(),
            counties.Sum(static one =>
                one.ByStage.Where(static stage => CountedCases.IsCase(stage.Key)).Sum(static stage => stage.Value)),
            stages,
            counties.Sum(static one => one.HandledInTime),
            counties.Sum(static one => one.HandledLate));
    }
}
