using Grid.Counties;
using Grid.Operations;
using Grid.Parties;
using Grid.Posts;
using Grid.ReadModel;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Tests.Counties;

namespace Grid.Tests.Operations;

/// <summary>The counters of the plan, out of what was counted month by month.</summary>
public sealed class CampaignRulesTests
{
    private static readonly EntityRef Street = new(EntityKind.Segment, "S-1");

    [Fact]
    public void Each_counter_has_its_target_its_months_and_its_places()
    {
        var counters = CampaignRules.Counters(County(), 2019,
        [
            new(CampaignCount.Persuasions, 3, "001", 4),
            new(CampaignCount.Persuasions, 4, "002", 7),
            new(CampaignCount.Persuasions, 4, null, 1),
            new(CampaignCount.Simple, 0, "001", 2),
        ]);
        Assert.Equal(
            [5000, 180, 80, 2, 3],
            counters.Select(static counter => counter.Target));
        var persuasions = counters[0];
        Assert.Equal((12, 4, 8), (persuasions.Done, persuasions.Months[3], persuasions.Months[4]));
        Assert.Equal(
            [("002", 7), ("001", 4), (null, 1)],
            persuasions.Places.Select(static place => (place.Subdistrict, place.Done)));
        Assert.Equal((2, 0), (counters[1].Done, counters[2].Done));
    }

    [Fact]
    public void An_operation_counts_in_the_month_in_which_it_begins()
    {
        var county = County(
            Operation("ZX-1", new(2019, 4, 30)),
            Operation("ZX-2", new(2019, 5, 2)),
            Operation("ZX-3", new(2018, 5, 2)));
        var operations = CampaignRules.Counters(county, 2019, [])[^1];
        Assert.Equal((2, 1, 1), (operations.Done, operations.Months[3], operations.Months[4]));
        Assert.Empty(operations.Places);
    }

    [Fact]
    public void A_person_with_two_streets_is_one_officer()
    {
        var county = County(
            TestCounty.Post(Post.Officer, Street, "P-1"),
            TestCounty.Post(Post.Officer, new(EntityKind.Segment, "S-2"), "P-1"),
            TestCounty.Post(Post.Assistant, Street, "P-2"));
        Assert.Equal(new(1, 1, 2), CampaignRules.Staff(county, new(2019, 4, 1)));
    }

    [Fact]
    public void The_months_of_a_year_begin_by_the_countys_clock()
    {
        var months = CampaignRules.Months(County(), 2019);
        Assert.Equal(
            (13, "2018-12-31T16:00:00", "2019-12-31T16:00:00"),
            (months.Count, $"{months[0].UtcDateTime:s}", $"{months[^1].UtcDateTime:s}"));
    }

    private static County County(params (EntityRef Ref, RegisterData Data)[] entries) =>
        TestCounty.Of(Rules.Empty(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")), entries);

    private static (EntityRef Ref, RegisterData Data) Operation(string code, DateOnly from) => (
        new(EntityKind.Operation, code),
        new OperationData { Name = code, Lead = "SQ", Places = [Street], From = from });
}
