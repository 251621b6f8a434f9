using Grid.City;
using Grid.ReadModel;
using Orleans.Concurrency;

namespace Grid.Counties;

/// <summary>Answers from the region of the silo on which it runs.</summary>
[GrainType("counties"), StatelessWorker]
internal sealed class CountiesGrain(RegisterFollower registers, ReadModelStore store, CityClock clock)
    : Grain, ICountiesGrain
{
    public Task<IReadOnlyList<CountyView>> List()
    {
        var region = registers.Current;
        return Task.FromResult<IReadOnlyList<CountyView>>([.. region.Counties.Select(county => new CountyView(
            county.Code ?? "", county.Name, ReferenceEquals(county, region.First), county.Data, county.Sample,
            county.Rules.Version, region.Version))]);
    }

    public async Task<IReadOnlyList<CountyFigures>> Figures()
    {
        var region = registers.Current;
        var cases = await store.CasesByCounty(region.First.Code, clock.GetUtcNow());
        return [.. region.Counties.Select(county => Figures(county, cases.GetValueOrDefault(county.Code ?? "")))];
    }

    private static CountyFigures Figures(County county, CountyCases? counted)
    {
        var cases = counted ?? CountyCases.None;
        return new(
            county.Code ?? "",
            county.Atlas.CellCount,
            county.Atlas.SegmentCount,
            county.Atlas.BuildingCount,
            county.Atlas.ShopCount,
            county.Offices.Count,
            cases.Open,
            cases.Overdue)
        {
            ByStage = cases.ByStage,
            HandledInTime = cases.InTime,
            HandledLate = cases.Late,
        };
    }
}
