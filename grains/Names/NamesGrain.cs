using Grid.City;
using Grid.Counties;
using Grid.Parties;
using Orleans.Concurrency;

namespace Grid.Names;

/// <summary>Answers from the region of the silo on which it runs.</summary>
[GrainType("names"), StatelessWorker]
internal sealed class NamesGrain(RegisterFollower registers, CityClock clock) : Grain, INamesGrain
{
    public Task<CountyNames> Words(string county)
    {
        var asked = registers.Current.Of(county.Length == 0 ? null : county);
        var day = asked.DayOf(clock.GetUtcNow());
        return Task.FromResult(new CountyNames(
            asked.Rules.Version,
            TableNames.On(asked.Rules.Names.Values.SelectMany(static table => table.All), day),
            asked.Rules.Words.Spoken(day)));
    }

    public Task<IReadOnlyList<NamedThing>> Things(IReadOnlyList<EntityRef> things)
    {
        var region = registers.Current;
        return Task.FromResult<IReadOnlyList<NamedThing>>(
        [
            .. things.Select(thing => region.Find(thing) is { } county
                ? new NamedThing(county.Names.GetValueOrDefault(thing), county.Code)
                : new NamedThing(null, null)),
        ]);
    }
}
