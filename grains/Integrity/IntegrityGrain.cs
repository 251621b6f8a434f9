using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ladders;
using Grid.Parties;
using Grid.Penalties;
using Grid.ReadModel;
using Grid.Rulebook;
using Orleans.Concurrency;

namespace Grid.Integrity;

/// <summary>
/// Works the score out of what the ladder remembers and of the penalties that the lists show, by
/// <see cref="IntegrityRules"/>; it keeps nothing.
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
        var penalties = await Penalties(party);
        return IntegrityRules.Of(
            party,
            [.. IntegrityRules.Facts(ladder.Steps), .. IntegrityRules.Facts(penalties, ladder.HolderSince)],
            rules.Practice,
            rules.Calendar.DayOf(time),
            time);
    }

    private async Task<IReadOnlyList<PenaltyBrief>> Penalties(EntityRef party)
    {
        List<PenaltyBrief> found = [];
        string? after = null;
        do
        {
            var (page, _) = await GrainFactory.GetGrain<IReadModelGrain>(0)
                .Penalties(new(party, null, null, ListPage.Most, after, null));
            found.AddRange(page!.Items);
            after = page.Next;
        }
        while (after is not null);
        return found;
    }
}
