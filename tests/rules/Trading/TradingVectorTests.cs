using System.Globalization;
using System.Text.Json;
using Grid.Rulebook;
using Grid.Tests.Rulebook;
using Grid.Tests.Shops;
using Grid.Trading;

namespace Grid.Tests.Trading;

/// <summary>The worked examples of trading zones, each by its facts, under the rows of Haiyan.</summary>
public sealed class TradingVectorTests
{
    private const string Stall = "04-06";

    public static TheoryData<string> Cases { get; } =
        [.. ShopVectors.Read("3-trading-zones.json").Select(static one => one.GetProperty("id").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_worked_example_has_its_answer(string id)
    {
        var rows = (await HaiyanBook.Rules()).Trading;
        var given = ShopVectors.Read("3-trading-zones.json").Single(one => one.GetProperty("id").GetString() == id);
        var (facts, expected) = (given.GetProperty("facts"), given.GetProperty("expected"));
        Assert.Equal(expected.TextOf("answer"), Answer(rows, facts, expected));
    }

    private static string Answer(TradingList rows, JsonElement facts, JsonElement expected)
    {
        if (facts.NumberOf("metresToSchool") is { } metres)
        {
            var day = Day(facts.TextOf("foundAt")!);
            var near = new TradingGround(
                null, [("school", metres)], facts.GetProperty("bannedAreaDrawnByTown").GetBoolean() ? ["疏导区"] : []);
            var from = DateOnly.Parse(expected.TextOf("inForceFrom")!, CultureInfo.InvariantCulture);
            Assert.Equal("T-FOOD-SCHOOL", rows.Find(Stall, "food", from, near)?.Rule);
            Assert.NotEqual("T-FOOD-SCHOOL", rows.Find(Stall, "food", from.AddDays(-1), near)?.Rule);
            return rows.Find(Stall, "food", day, near)?.Rule == "T-FOOD-SCHOOL" ? "yes" : "no";
        }

        var at = DateTimeOffset.Parse(facts.TextOf("at")!, CultureInfo.InvariantCulture);
        var zone = facts.TextOf("zone") ?? ZoneOn(facts, Day(facts.TextOf("at")!));
        if (facts.Has("permitAskedFor"))
        {
            var ban = rows.Bans(zone, Day(facts.TextOf("at")!));
            Assert.Contains("附件3 二(二)1", ban?.Clause ?? "", StringComparison.Ordinal);
            return ban is null ? "given" : "refused";
        }

        var goods = facts.TextOf("goods")
            ?? (facts.TextOf("what")?.StartsWith("vegetable", StringComparison.Ordinal) == true ? "vegetables" : null);
        var row = rows.Find(Stall, goods, Day(facts.TextOf("at")!), new(zone, [], []))!;
        var (reason, _) = TradingRules.Decide(row, Permits(facts), goods, null, at.DateTime);
        if (expected.TextOf("why") is { } why)
        {
            Assert.Equal(why, Words(reason));
        }

        if (expected.TextOf("nextStep") is { } next)
        {
            Assert.Contains(next, row.Next, StringComparison.Ordinal);
        }

        return TradingRules.IsLawful(reason) ? "lawful" : "unlawful";
    }

    private static List<PermitHere> Permits(JsonElement facts)
    {
        if (facts.Has("point"))
        {
            var point = facts.GetProperty("point");
            return [new("PT-1", new()
            {
                Form = PermitForm.ConveniencePoint,
                Name = point.TextOf("name")!,
                Goods = Texts(point.GetProperty("goods")),
                Periods = [Period(Texts(point.GetProperty("hours")))],
            }, Here: true)];
        }

        if (!facts.Has("permit"))
        {
            return [];
        }

        var permit = facts.GetProperty("permit");
        var weekly = permit.Has("weekly") ? permit.GetProperty("weekly") : default;
        return [new("PM-1", new()
        {
            Form = PermitForm.Pitch,
            Name = permit.TextOf("place")!,
            Goods = Texts(permit.GetProperty("goods")),
            Periods = [permit.Has("daily")
                ? Period(Texts(permit.GetProperty("daily")))
                : Period([weekly.TextOf("from")!, weekly.TextOf("to")!.Split(' ')[0]])],
            Weekdays = permit.Has("weekly") ? [.. Texts(weekly.GetProperty("days")).Select(Weekday)] : null,
            ValidFrom = Day(permit.TextOf("validFrom")!),
            ValidUntil = Day(permit.TextOf("validTo")!),
        }, Here: permit.TextOf("place") == facts.TextOf("place"))];
    }

    private static string ZoneOn(JsonElement facts, DateOnly day)
    {
        var (until, from) = (facts.TextOf("zoneUntil")!.Split(": "), facts.TextOf("zoneFrom")!.Split(": "));
        return day < Day(until[0]) ? until[1] : from[1];
    }

    private static string Words(LawfulReason reason) => reason switch
    {
        LawfulReason.OtherPlace => "other place",
        LawfulReason.Expired => "permit expired",
        LawfulReason.NotYetValid => "permit not yet valid",
        LawfulReason.OtherDay => "not one of the permitted nights",
        _ => reason.ToString(),
    };

    private static DateOnly Day(string text) => DateOnly.Parse(text[..10], CultureInfo.InvariantCulture);

    private static WorkPeriod Period(IReadOnlyList<string> hours) =>
        WorkPeriod.TryParse($"{hours[0]}-{hours[1]}", out var period) ? period : throw new FormatException(hours[0]);

    private static DayOfWeek Weekday(string text) =>
        Enum.GetValues<DayOfWeek>().Single(day => day.ToString().StartsWith(text, StringComparison.Ordinal));

    private static IReadOnlyList<string> Texts(JsonElement list) =>
        [.. list.EnumerateArray().Select(static one => one.GetString()!)];
}
