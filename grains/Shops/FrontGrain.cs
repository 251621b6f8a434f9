using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Standing;
using Orleans.Concurrency;

namespace Grid.Shops;

/// <summary>Answers from the map and the entries of the silo on which it runs.</summary>
[GrainType("fronts"), StatelessWorker]
internal sealed class FrontGrain(RegisterFollower registers, CityClock clock) : Grain, IFrontGrain
{
    public async Task<Outcome<FrontView>> Who(AskFront question)
    {
        if (question.Shop is { } shop)
        {
            var entry = new EntityRef(EntityKind.Shop, shop);
            var own = registers.Current.Of(entry);
            return own.Atlas.SegmentOfShop(shop) is null
                ? Refusal.NotFound("front.shopUnknown", $"There is no shop '{shop}'. Register it first.")
                : View(own, shop, question);
        }

        var (county, located) = await registers.Locate(question.Point!.Value);
        return located.Place is { } place
            ? View(county, place.Shop, question)
            : county.Outside(question.Point.Value, located);
    }

    private FrontView View(County county, string? shop, AskFront question)
    {
        var at = question.At ?? clock.GetUtcNow();
        var day = county.DayOf(at);
        var facts = shop is null ? null : county.Standing.Of(new(EntityKind.Shop, shop));
        var reason = FrontDutyRules.Judge(facts, facts is null || county.TakesLetterOf(facts.LetterIssuer, day), at);
        return new(
            shop,
            reason,
            at,
            reason == FrontReason.Served ? facts!.LetterServedAt : null,
            county.Rules.Standing.Beginning(EntityKind.Shop, StandingStart.Letter, day)?.Clause);
    }
}
