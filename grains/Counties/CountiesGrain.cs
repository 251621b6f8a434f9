using Orleans.Concurrency;

namespace Grid.Counties;

/// <summary>Answers from the region of the silo on which it runs.</summary>
[GrainType("counties"), StatelessWorker]
internal sealed class CountiesGrain(RegisterFollower registers) : Grain, ICountiesGrain
{
    public Task<IReadOnlyList<CountyView>> List()
    {
        var region = registers.Current;
        return Task.FromResult<IReadOnlyList<CountyView>>([.. region.Counties.Select(county => new CountyView(
            county.Code ?? "", county.Name, ReferenceEquals(county, region.First), county.Data))]);
    }
}
