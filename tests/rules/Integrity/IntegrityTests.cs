using System.Text.Json;
using Grid.Integrity;
using Grid.Ladders;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Tests.Vectors;

namespace Grid.Tests.Integrity;

/// <summary>The county's own score: what takes points, what gives them back.</summary>
public sealed class IntegrityTests
{
    private static readonly EntityRef Shop = new(EntityKind.Shop, "S-1");
    private static readonly DateTimeOffset Start = new(2022, 3, 1, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_reminder_an_order_and_a_penalty_take_their_points()
    {
        // The own score of example C018; of the simple penalty nothing goes anywhere else.
        var example = VectorFile.Read("shops/6-credit.json")["C018"];
        var score = example.GetProperty("facts").GetProperty("score");
        PracticeRow Row(string option, string rule) => new(
            option, Math.Abs(rule == "" ? score.GetProperty("start").GetDouble() : score.GetProperty("rules")
                .GetProperty(rule).GetDouble()), new(2018, 1, 1), null, "x", "L");
        var practice = new PracticeList(
        [
            Row("integrityStart", ""), Row("integrityReminder", "reminder"), Row("integrityOrder", "order"),
            Row("integrityPenalty", "penalty"),
        ]);
        var facts = example.GetProperty("facts").GetProperty("events").EnumerateArray()
            .Select((happened, day) => new IntegrityFact(
                Enum.Parse<IntegrityFactKind>(happened.GetString()!.Split(' ')[0], ignoreCase: true),
                Start.AddDays(day)))
            .ToList();

        var view = IntegrityRules.Of(Shop, facts, practice, new(2022, 3, 6), Start.AddDays(5));

        Assert.Equal(example.GetProperty("expected").GetProperty("ownScore").GetDouble(), view.Points);
        Assert.Equal(4, view.Reasons.Count(static reason => reason.Counts));
    }

    [Fact]
    public void Clean_time_gives_the_points_back_and_another_reminder_within_it_does_not()
    {
        var clean = PracticeOption.IntegrityCleanDays.Usual;
        IntegrityFact[] facts =
        [
            new(IntegrityFactKind.Reminder, Start),
            new(IntegrityFactKind.Reminder, Start.AddDays(clean - 1)),
        ];

        Assert.Equal(98, At(facts, Start.AddDays(clean)).Points);
        Assert.Equal(98, At(facts, Start.AddDays((2 * clean) - 1.5)).Points);
        Assert.Equal(Start.AddDays((2 * clean) - 1), At(facts, Start.AddDays(clean)).CleanFrom);
        Assert.Equal(100, At(facts, Start.AddDays((2 * clean) - 1)).Points);
        Assert.Null(At(facts, Start.AddDays((2 * clean) - 1)).CleanFrom);
    }

    [Fact]
    public void A_step_that_was_taken_back_takes_no_points_and_stays_to_be_seen()
    {
        IntegrityFact[] facts =
        [
            new(IntegrityFactKind.Order, Start, "04-05", 1, new(Start.AddDays(1), "x", Upheld: true)),
            new(IntegrityFactKind.Reminder, Start, "04-05", 2),
        ];

        var view = At(facts, Start.AddDays(2));

        Assert.Equal(99, view.Points);
        Assert.Contains(view.Reasons, static reason => reason is { Step: 1, Counts: false });
    }

    [Theory]
    [InlineData(2, IntegrityLevel.Green)]
    [InlineData(3, IntegrityLevel.Yellow)]
    [InlineData(6, IntegrityLevel.Red)]
    [InlineData(30, IntegrityLevel.Red)]
    public void Points_give_a_level_and_end_at_zero(int penalties, IntegrityLevel level)
    {
        var view = At(
            [.. Enumerable.Range(0, penalties).Select(day => new IntegrityFact(
                IntegrityFactKind.Penalty, Start.AddDays(day)))],
            Start.AddDays(30));

        Assert.Equal(level, view.Level);
        Assert.Equal(Math.Max(0, 100 - (5 * penalties)), view.Points);
    }

    private static IntegrityView At(IReadOnlyList<IntegrityFact> facts, DateTimeOffset at) =>
        IntegrityRules.Of(Shop, facts, PracticeList.Empty, DateOnly.FromDateTime(at.DateTime), at);
}
