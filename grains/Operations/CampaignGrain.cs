using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.ReadModel;
using Orleans.Concurrency;

namespace Grid.Operations;

/// <summary>专项整治目标: asks the lists for the months of a year; it keeps nothing.</summary>
[GrainType("campaign"), StatelessWorker]
internal sealed class CampaignGrain(RegisterFollower registers, CityClock clock) : Grain, ICampaignGrain
{
    public async Task<Outcome<CampaignView>> Year(string? county, int? year)
    {
        var asked = (await registers.CatchUp()).Asked(county);
        if (asked.Value is not { } known)
        {
            return asked.Refusal!;
        }

        var today = known.DayOf(clock.GetUtcNow());
        var of = year ?? today.Year;
        var counted = await GrainFactory.GetGrain<IReadModelGrain>(0).Campaign(
            new(CampaignRules.Months(known, of), known.Code));
        return counted.Value is { } page
            ? new CampaignView(
                known.Code, of, CampaignRules.Counters(known, of, page.Items), CampaignRules.Staff(known, today),
                page.ReadTo)
            : counted.Refusal!;
    }
}
