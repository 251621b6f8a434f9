using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ladders;
using Grid.Parties;
using Grid.Rulebook;
using Orleans.Concurrency;

namespace Grid.Integrity;

/// <summary>
/// Works the score out of what the ladder remembers, by <see cref="IntegrityRules"/>; it keeps nothing.
/// </summary>
[GrainType("integrity"), StatelessWorker]
internal sealed class IntegrityGrain(IGrainContext context, RegisterFollower registers, CityClock clock)
    : Grain, IIntegrityGrain
{
    public async Task<Outcome<IntegrityView>> View(string? county, DateTimeOffset? at)
    {
        var (party, time) = (EntityRef.Parse(context.GrainId.Key.ToString()!), at ?? clock.GetUtcNow());
        var (ladder, refusal) = await GrainFactory.GetGrain<ILadderGrain>(party.ToString())
            .View(ClassKind.Event, null, county, time);
        if (ladder is null)
        {
            return refusal!;
        }

        var region = registers.Current;
        var rules = (county is null ? region.Of(party) : region.Of(county)).Rules;
        return IntegrityRules.Of(
            party, [.. IntegrityRules.Facts(ladder.Steps)], rules.Practice, rules.Calendar.DayOf(time), time);
    }
}
