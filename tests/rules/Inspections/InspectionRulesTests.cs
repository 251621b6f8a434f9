using Grid.Checklists;
using CsCheck;
using Grid.Foundation;
using Grid.Inspections;
using Grid.Parties;

namespace Grid.Tests.Inspections;

public sealed class InspectionRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(8));
    private static readonly EntityRef Street = new(EntityKind.Segment, "S-1");

    private static readonly InspectionData Plan = new()
    {
        Inspection = InspectionKind.Secret,
        Inspectors = ["P-1"],
        Places = [Street],
        From = new(2026, 6, 1),
        Until = new(2026, 6, 2),
    };

    [Fact]
    public void A_draw_can_be_repeated_and_another_seed_draws_others()
    {
        EntityRef[] pool =
        [
            .. Enumerable.Range(0, 60).Select(static number => new EntityRef(EntityKind.Segment, $"S-{number}")),
        ];
        var moved = 0;
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 8], Gen.Int[1, 80], Gen.Shuffle(pool))
            .Sample(
                (seed, count, shuffled) =>
        {
            var drawn = InspectionRules.Draw(pool, count, seed);

            Assert.Equal(drawn, InspectionRules.Draw(shuffled, count, seed)); // whatever order the register has
            Assert.Equal(Math.Min(count, pool.Length), drawn.Distinct().Count());
            Assert.Subset(pool.ToHashSet(), drawn.ToHashSet());
            moved += drawn.SequenceEqual(InspectionRules.Draw(pool, count, seed + "'")) ? 0 : 1;
        });
        Assert.True(moved > 0);
    }

    [Fact]
    public void Every_place_has_its_chance_in_a_draw()
    {
        EntityRef[] pool =
        [
            .. Enumerable.Range(0, 10).Select(static number => new EntityRef(EntityKind.Segment, $"S-{number}")),
        ];

        var drawn = Enumerable
            .Range(0, 1000)
            .SelectMany(seed => InspectionRules.Draw(pool, 3, $"{seed}"))
            .GroupBy(static place => place)
            .ToDictionary(static one => one.Key, static one => one.Count());

        Assert.All(pool, place => Assert.InRange(drawn.GetValueOrDefault(place), 230, 370)); // 300 of 1,000 are due
    }

    [Fact]
    public void The_score_is_the_mean_of_the_latest_points_and_nothing_is_judged_after()
    {
        var state = Given(Judged("1", "A", true), Judged("2", "B", false), Judged("3", "B", false, 50));
        Assert.Equal(75, state.Score);
        Assert.Empty(InspectionRules.Decide(state, Plan, Judge("2", "B", true), null, Noon).Events); // a retry

        state = InspectionRules.Close(state, "P-1", 0, Noon).Events.Aggregate(state, InspectionRules.Apply);

        Assert.Equal(75, state.Closed?.Score);
        Assert.Equal(
            "inspection.closed", InspectionRules.Decide(state, Plan, Judge("4", "C", true), null, Noon).Refusal?.Code);
        Assert.Empty(InspectionRules.Close(state, "P-1", 0, Noon).Events);
        Assert.Equal("inspection.unjudged", InspectionRules.Close(new(), "P-1", 5, Noon).Refusal?.Code);
    }

    [Fact]
    public void An_inspection_that_is_closed_before_all_is_judged_says_how_much_was_not()
    {
        var state = Given(Judged("1", "A", true));

        var closed = Assert.Single(InspectionRules.Close(state, "P-1", 95, Noon).Events);

        Assert.Equal((100, 95), (((InspectionClosed)closed).Score, ((InspectionClosed)closed).Open));
        Assert.Contains(
            "95 items were not judged",
            InspectionRules.Close(InspectionRules.Apply(state, closed), "P-2", 95, Noon).Refusal!.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Bound.AtMost, 15, true)]
    [InlineData(Bound.AtMost, 15.5, false)]
    [InlineData(Bound.AtLeast, 15, true)]
    [InlineData(Bound.AtLeast, 14.5, false)]
    [InlineData(Bound.Exactly, 15.5, false)]
    public void A_number_that_was_measured_belongs_to_the_result_that_it_says(Bound bound, double value, bool met)
    {
        var measured = new Measurement(value, "分钟", bound, 15);

        Assert.Equal(met, measured.IsMet);
        Assert.Null(InspectionRules.Contradicts(Judge("1", "A", met), measured));
        Assert.Equal(
            "inspection.measured", InspectionRules.Contradicts(Judge("1", "A", !met), measured)?.Code);
        Assert.Null(InspectionRules.Contradicts(Judge("1", "A", !met), null));
    }

    [Fact]
    public void Only_its_inspectors_judge_only_its_places_and_a_secret_one_is_shown_to_them_alone_until_it_is_closed()
    {
        Assert.Equal(
            "inspection.notInspector",
            InspectionRules.Refuse(new(), Plan, Judge("1", "A", true) with { By = "P-2" })?.Code);
        Assert.Equal(
            "inspection.placeNotInspected",
            InspectionRules
                .Refuse(new(), Plan, Judge("1", "A", true) with { Place = new(EntityKind.Segment, "S-2") })
                ?.Code);
        Assert.Equal(
            "inspection.points",
            InspectionRules.Refuse(new(), Plan, Judge("1", "A", true) with { Points = double.NaN })?.Code);
        Assert.Equal((true, false, false), (Plan.IsShownTo("P-1"), Plan.IsShownTo("P-2"), Plan.IsShownTo(null)));
        Assert.True((Plan with { Closed = Noon }).IsShownTo(null));
        Assert.True((Plan with { Inspection = InspectionKind.Open }).IsShownTo(null));
    }

    [Fact]
    public void A_spot_check_is_drawn() => Assert.Equal(
        "inspection.places",
        InspectionRules
            .Check(new(InspectionKind.Spot, ["P-1"], [Street], null, null, [], Plan.From, Plan.Until, "desk"))
            ?.Code);

    private static InspectionState Given(params GridEvent[] past) =>
        past.Aggregate(new InspectionState(), InspectionRules.Apply);

    private static InspectionJudged Judged(string id, string item, bool passed, double? points = null) =>
        new(Street, item, passed, points ?? (passed ? 100 : 0), null, null) { At = Noon, Command = id };

    private static JudgeItem Judge(string id, string item, bool passed) =>
        new(id, Street, item, passed, null, null, null, "P-1");
}
