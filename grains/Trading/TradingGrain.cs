using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;
using Orleans.Concurrency;

namespace Grid.Trading;

/// <summary>Answers from the zones, permits and rows of the silo on which it runs.</summary>
[GrainType("trading"), StatelessWorker]
internal sealed class TradingGrain(RegisterFollower registers, CityClock clock) : Grain, ITradingGrain
{
    public async Task<Outcome<LawfulView>> Lawful(AskLawful question)
    {
        if (question.Shop is { } shop)
        {
            var entry = new EntityRef(EntityKind.Shop, shop);
            var county = registers.Current.Of(entry);
            return county.Atlas.CentreOf(entry) is { } front
                ? Lawful(county, front, county.Locate(front), question)
                : Refusal.NotFound(
                    "lawful.shopUnknown", $"There is no shop '{shop}' with a front on the map. Register it first.");
        }

        var point = question.Point!.Value;
        var found = await registers.Locate(point);
        return Lawful(found.County, point, found.Located, question);
    }

    public async Task<Outcome<RotaView>> Rota(string permit, DateOnly? day)
    {
        var county = (await registers.CatchUp()).Counties
            .FirstOrDefault(one => one.Trading.Find(permit) is not null);
        if (county?.Trading.Find(permit) is not { } point)
        {
            return Refusal.NotFound(
                "permit.unknown", $"There is no permit '{permit}'. GET /v1/permits lists them; prefix= narrows.");
        }

        var of = day ?? county.DayOf(clock.GetUtcNow());
        var (standing, waiting) = TurnRules.Rota(county.Rotas.Of(permit), of);
        return new RotaView(permit, of, point.Pitches, standing, waiting);
    }

    private Outcome<LawfulView> Lawful(County county, GeoPoint point, Located located, AskLawful question)
    {
        if (located.Place is not { } place)
        {
            return county.Outside(point, located);
        }

        var at = question.At ?? clock.GetUtcNow();
        var day = county.DayOf(at);
        var read = county.Rules.CodeOf(ClassKind.Event, question.Class, day);
        if (read.Value is not { } code)
        {
            return read.Refusal!;
        }

        var ground = county.TradingGround(place, day);
        if (county.Rules.Trading.Find(code, question.Goods, day, ground) is not { } row)
        {
            return Refusal.Unprocessable(
                "lawful.classUnruled",
                $"No row of the table trading speaks of {code} there on {day:yyyy-MM-dd}. Send a class of trade, "
                + "or add the row.");
        }

        var (reason, permit) = TradingRules.Decide(
            row,
            county.Trading.At(point, question.Shop ?? place.Shop, question.Holder),
            question.Goods,
            question.Holder,
            county.Local(at).DateTime);
        return new LawfulView(TradingRules.IsLawful(reason), reason, at, ground.Zone, permit, row);
    }
}
