using Grid.Counties;
using Grid.Operations;
using Grid.Parties;
using Grid.Registers;
using Grid.Roads;
using Grid.Rulebook;
using Grid.Tests.Counties;

namespace Grid.Tests.Operations;

/// <summary>What a special operation must say, and what may name it.</summary>
public sealed class OperationRulesTests
{
    private static readonly EntityRef Squad = new(EntityKind.Department, "SQ"), Street = new(EntityKind.Road, "R-1");

    private static readonly OperationData Breakfast = new()
    {
        Name = "早餐占道整治",
        Lead = Squad.Key,
        Places = [Street],
        From = new(2019, 4, 8),
        Until = new(2019, 4, 10),
    };

    [Theory]
    [InlineData("2019-04-07", null, "operation.notRunning")]
    [InlineData("2019-04-08", null, null)]
    [InlineData("2019-04-10", null, null)]
    [InlineData("2019-04-11", null, "operation.notRunning")]
    [InlineData("2019-04-09", "2019-04-09", null)]
    [InlineData("2019-04-10", "2019-04-09", "operation.notRunning")]
    public void The_work_of_its_days_names_it_until_it_is_ended(string day, string? ended, string? code)
    {
        var operation = ended is null
            ? Breakfast
            : Breakfast with { EndedOn = DateOnly.Parse(ended), Result = "劝导32起" };

        Assert.Equal(code, OperationRules.Refuses("ZX-1", operation, DateOnly.Parse(day))?.Code);
    }

    [Fact]
    public void An_operation_that_is_not_registered_is_named_by_nothing() =>
        Assert.Equal("operation.unregistered", OperationRules.Refuses("ZX-2", null, new(2019, 4, 8))!.Code);

    public static TheoryData<string, string> Wrong => new()
    {
        { "operation.places", "places" },
        { "operation.period", "until" },
        { "operation.period", "endedOn" },
        { "operation.result", "result" },
        { "operation.unregistered", "unit" },
        { "operation.unregistered", "street" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void What_is_wrong_is_refused_by_name(string code, string what)
    {
        var (data, known) = (Breakfast, true);
        switch (what)
        {
            case "places":
                data = data with { Places = [new(EntityKind.Shop, "S-1")] };
                break;
            case "until":
                data = data with { Until = data.From.AddDays(-1) };
                break;
            case "endedOn":
                data = data with { EndedOn = data.From.AddDays(-1), Result = "完成" };
                break;
            case "result":
                data = data with { EndedOn = data.From };
                break;
            case "unit":
                data = data with { Units = ["SQ-2"] };
                break;
            default:
                known = false;
                break;
        }

        Assert.Equal(code, Judged(data, known)?.Code);
    }

    private static Foundation.Refusal? Judged(OperationData data, bool isStreetKnown)
    {
        var county = TestCounty.Of(
            Rules.Empty(TimeZoneInfo.Utc),
            [
                TestCounty.Office(Squad, "squad"),
                .. isStreetKnown
                    ? [(Street, (RegisterData)new RoadData { Name = "新桥路" })]
                    : Array.Empty<(EntityRef, RegisterData)>(),
            ]);
        var asked = new EntryQuestion(new(EntityKind.Operation, "ZX-1"), RegisterConsent.None, county, data.From);
        var rules = EntryRules.Of(data)!;
        return rules.Unregistered(data, asked) ?? rules.Check(data, null, asked);
    }
}
