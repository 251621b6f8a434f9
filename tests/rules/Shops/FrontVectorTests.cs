using System.Globalization;
using System.Text.Json;
using Grid.Atlas;
using Grid.Parties;
using Grid.Segments;
using Grid.Shops;
using Grid.Standing;
using Grid.Tests.Atlas;

namespace Grid.Tests.Shops;

/// <summary>The worked examples of fronts, each by its facts: whose ground it is, and who answers for it.</summary>
public sealed class FrontVectorTests
{
    /// <summary>Where governments cannot agree about a strip, a body above the county decides: no rule of a county.
    /// </summary>
    private const string OfTwoCounties = "D022";
    private const double Wall = 10, Length = 100;

    public static TheoryData<string> Cases { get; } =
        [.. ShopVectors.Read("5-door-front.json").Select(static one => one.GetProperty("id").GetString()!)
            .Where(static id => id != OfTwoCounties)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_worked_example_has_its_answer(string id)
    {
        var given = ShopVectors.Read("5-door-front.json").Single(one => one.GetProperty("id").GetString() == id);
        var (facts, expected) = (given.GetProperty("facts"), given.GetProperty("expected"));
        if (facts.Has("metresAlongTheWall"))
        {
            Along(facts, expected);
        }
        else if (facts.Has("outwardMetres"))
        {
            Outward(facts, expected);
        }
        else if (facts.Has("shopDid"))
        {
            Assert.Equal("yes", expected.TextOf("answer"));
            var month = StandingMonth.Apply(new(), new StandingChecked(
                StandingCheck.Patrol, StandingResult.DissuadedAndReported, At(facts, "at"))
            {
                Party = new(EntityKind.Shop, "A"), Rule = "SAN-CLEAN", Period = new(2022, 4, 12),
            });
            Assert.False(month.IsOpen("SAN-CLEAN", new(2022, 4, 12)));
        }
        else
        {
            Answers(facts, expected);
        }
    }

    private static void Along(JsonElement facts, JsonElement expected)
    {
        var fronts = facts.GetProperty("metresAlongTheWall").EnumerateObject()
            .Select(static shop => new ShopFront(
                shop.Name, Left: true, shop.Value[0].GetDouble(), shop.Value[1].GetDouble(), Wall))
            .ToList();
        if (facts.NumberOf("pointAlongMetres") is { } along)
        {
            var street = Street(fronts, kerb: Wall - facts.NumberOf("kerbAtMetres")!.Value);
            Assert.Equal(
                expected.TextOf("answer"),
                street.FrontAt(new(Wall - facts.NumberOf("outwardMetres")!.Value, along, Left: true, Beyond: false))
                    ?.Shop);
            return;
        }

        var row = FrontageRules.Row(fronts, Length, AtlasOptions.Default.SharedGapMetres);
        Assert.Equal(expected.NumberOf("fromMetres")!.Value, row.Single(static one => one.Shop == "shop E").From, 9);
    }

    private static void Outward(JsonElement facts, JsonElement expected)
    {
        var outward = facts.NumberOf("outwardMetres")!.Value;
        var wall = facts.NumberOf("wallToWallMetres") / 2 ?? Wall;
        var street = Street(
            [new("A", Left: true, 0, 20, wall)],
            kerb: facts.NumberOf("kerbAtMetres") is { } kerb ? wall - kerb : 0,
            edge: facts.NumberOf("roadEdgeAtMetres") is { } edge ? wall - edge : 0);
        var inside = street.FrontAt(
            new(Math.Abs(wall - outward), 10, Left: outward <= wall, Beyond: false)) is not null;
        Assert.Equal(expected.TextOf("answer"), inside ? "yes" : "no");
        if (expected.NumberOf("boundaryAtMetres") is { } boundary)
        {
            Assert.Equal(boundary, wall);
        }
    }

    private static void Answers(JsonElement facts, JsonElement expected)
    {
        var shop = new StandingParty(
            new(EntityKind.Shop, "A"), null, null, null,
            facts.TextOf("newHolderSince") is { } since ? DateOnly.Parse(since, CultureInfo.InvariantCulture) : null,
            facts.Has("letterServedAt") ? At(facts, "letterServedAt") : null,
            facts.Has("letterFrom") ? LetterIssuer.Subdistrict : LetterIssuer.Department,
            null, null);
        var takes = shop.LetterIssuer != LetterIssuer.Subdistrict
            || Grid.Rulebook.PracticeOption.SubdistrictLetters.Usual > 0;
        var reason = FrontDutyRules.Judge(shop, takes, At(facts, "at"));
        Assert.NotEqual(FrontReason.Served, reason);
        Assert.False(FrontDutyRules.Since(shop, takes) <= At(facts, "at"));
        Assert.Contains(expected.TextOf("answer"), (string[])["the department or the town", "no"]);
        Assert.Equal(
            expected.TextOf("nextStep") switch
            {
                "serve the letter on the new holder" => FrontReason.FormerHolder,
                "letter of the department" => FrontReason.SubdistrictLetter,
                _ => facts.Has("letterServedAt") ? FrontReason.NotYetServed : FrontReason.NoLetter,
            },
            reason);
        Assert.Equal(FrontReason.Served, FrontDutyRules.Judge(
            shop with { LetterServedAt = At(facts, "at").AddMinutes(-1) }, takesLetter: true, At(facts, "at")));
    }

    private static Street Street(IReadOnlyList<ShopFront> fronts, double kerb, double edge = 0) => Grid.Atlas.Street
        .Unknown("S", AtlasOptions.Default)
        .With(new SegmentData
        {
            Road = "R", Geometry = Town.Line((0, 0), (Length, 0)), KerbMetres = kerb, RoadEdgeMetres = edge,
        })
        .With(fronts.ToDictionary(static front => front.Shop, static ShopFront? (ShopFront front) => front));

    private static DateTimeOffset At(JsonElement facts, string name) =>
        DateTimeOffset.Parse(facts.TextOf(name)!, CultureInfo.InvariantCulture);
}
