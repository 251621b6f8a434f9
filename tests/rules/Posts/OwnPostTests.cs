using Grid.Cases;
using Grid.Clocks;
using Grid.Counties;
using Grid.Parties;
using Grid.Patrols;
using Grid.Places;
using Grid.Posts;
using Grid.Registers;
using Grid.Revisits;
using Grid.Rulebook;
using Grid.Tests.Counties;
using Grid.Worklists;

namespace Grid.Tests.Posts;

/// <summary>A county has a post that no plan has, and names it wherever a post is named.</summary>
public sealed class OwnPostTests
{
    private static readonly Post Warden = new("warden"), Marshal = new("marshal");
    private static readonly DateOnly Day = new(2026, 5, 4);
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    private static readonly EntityRef Street = new(EntityKind.Segment, "HIGH-ST-1"),
        Ground = new(EntityKind.Area, "W-1"),
        Cell = new(EntityKind.Cell, "C-1"),
        Lead = new(EntityKind.Department, "PWD");

    private static readonly Place OnStreet = new() { Cell = "C-1", Subdistrict = "W-1", Segment = "HIGH-ST-1" };

    [Fact]
    public void A_notice_goes_to_who_holds_the_post_at_the_nearest_unit()
    {
        var county = County(TestCounty.Post(Warden, Street, "H-1"), TestCounty.Post(Warden, Ground, "H-2"));

        Assert.Equal((Street, "H-1"), Hears(county, OnStreet));
        Assert.Equal((Cell, "H-2"), Hears(county, OnStreet with { Segment = null }));
        Assert.Equal((Cell, null), Hears(County(), OnStreet));
    }

    [Fact]
    public void A_place_is_asked_for_the_posts_that_the_county_has_and_for_no_others()
    {
        var at = County(TestCounty.Post(Warden, Ground, "H-2")).HoldersAt(OnStreet, Day);

        Assert.Equal((Warden, "H-2"), Assert.Single(at.Held.Select(static held => (held.Duty, held.Holder))));
        Assert.Equal([Post.AreaChief], at.Missing);
        Assert.Equal([Post.AreaChief, Warden], County().HoldersAt(OnStreet, Day).Missing);
    }

    [Fact]
    public void A_step_is_owed_by_the_post_that_is_told_when_it_is_late()
    {
        var rules = Rules()
            .With(3, new TableData { Table = TableName.Escalations, Escalations = [Told(Warden)] })
            .With(4, new TableData
            {
                Table = TableName.Limits,
                Limits =
                [
                    new(ClockKind.File, null, ["*"], null, [], 4, LimitUnit.WorkHour, new(2000, 1, 1), null, "x", "L"),
                ],
            });
        var times = new CaseTimes
        {
            Stage = CaseStage.Reported,
            Kind = ClassKind.Event,
            Class = "POTHOLE",
            Channel = "phone",
            Taken = Noon,
            Since = Noon,
            Heard = Noon,
        };

        Assert.Equal(
            [(ClockKind.File, Warden)],
            WorkRules.Of(Guid.Empty, times, rules).Select(static step => (step.Clock, step.Post)));
        Assert.True(times.Has(Warden));
        Assert.False(times.Has(Post.RoadChief));
    }

    [Fact]
    public void Every_table_refuses_a_post_that_the_county_has_not_and_says_which_it_has()
    {
        TableData[] tables =
        [
            new() { Table = TableName.Duties, Duties = [new(Marshal, false, "x", Day, null, "x", "L")] },
            new() { Table = TableName.Escalations, Escalations = [Told(Marshal)] },
            new()
            {
                Table = TableName.Repeats,
                Repeats =
                [
                    new("P-1", EntityKind.Cell, null, ["*"], null, null, [], null, null, null, null, Marshal, Day, null,
                        "x", "L"),
                ],
            },
            new()
            {
                Table = TableName.Revisits,
                Revisits =
                [
                    new("V-1", RevisitKind.LookBack, null, ["*"], null, 1, 1, LimitUnit.WorkDay, Marshal, Day, null,
                        "x", "L"),
                ],
            },
        ];

        Assert.Equal(
            ["duty.post", "escalation.to", "repeat.to", "revisit.to"],
            tables.Select(static table => Assert.Single(
                TableRules.Check(table, Rules()), static found => found.Level == FindingLevel.Error).Code));
        Assert.All(tables, static table => Assert.Contains(
            "no post 'marshal'. It has areaChief, warden.",
            TableRules.Refuse(TableRules.Check(table, Rules()))!.Message,
            StringComparison.Ordinal));
    }

    [Fact]
    public void An_entry_names_a_post_that_the_county_has_or_that_it_named_before()
    {
        var (_, data) = TestCounty.Post(Marshal, Street, "H-1");
        var entry = new EntityRef(EntityKind.Appointment, "A-1");
        var rules = EntryRules.Of(data)!;

        Assert.Equal("appointment.duty", rules.Check(data, null, Asked(entry))?.Code);
        Assert.Null(rules.Check(data, data, Asked(entry)));
        Assert.Null(rules.Check((AppointmentData)data with { Duty = Warden }, null, Asked(entry)));

        var beat = new BeatData
        {
            Mode = PatrolMode.FixedPoint,
            Places = [Street],
            Duty = Marshal,
            Windows = [new(new(7, 0), new(9, 0))],
            From = Day,
        };
        Assert.Equal("beat.duty", EntryRules.Of(beat)!.Check(beat, null, Asked(new(EntityKind.Beat, "B-1")))?.Code);
    }

    private static (EntityRef Party, string? Holder) Hears(County county, Place place)
    {
        var (party, holder) = county.Recipient(Warden, place, Lead, Noon);
        return (party!.Value, holder);
    }

    private static EntryQuestion Asked(EntityRef entry) => new(entry, default, County(), Day);

    private static EscalationRow Told(Post post) =>
        new("E-1", ClockKind.File, DeadlineStep.Red, 100, null, null, post, new(2000, 1, 1), null, "x", "L");

    private static County County(params (EntityRef, RegisterData)[] entries) => TestCounty.Of(Rules(), entries);

    private static Rules Rules() => Grid.Rulebook.Rules.Empty(TimeZoneInfo.Utc).With(2, new TableData
    {
        Table = TableName.Vocabulary,
        Vocabulary = [Has("areaChief"), Has("warden")],
    });

    private static VocabularyRow Has(string post) =>
        new(WordUse.Duty, post, post, null, [], new(2000, 1, 1), null, "x", "L");
}
