using Grid.Areas;
using Grid.Cases;
using Grid.Counties;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Tests.Cases;
using Grid.Tests.Counties;

namespace Grid.Tests.Rulebook;

/// <summary>A county has the posts and zones it has words for, and takes classes by any of their names.</summary>
public sealed class VocabularyTests
{
    private static readonly DateOnly Day = new(2026, 5, 4);

    [Fact]
    public void A_county_that_names_its_posts_has_no_others()
    {
        var words = new Vocabulary([Word(WordUse.Duty, "areaChief", "ward captain")]);

        Assert.Equal([Post.AreaChief], PostScope.RequiredOf(words, Day));
        Assert.Equal(PostScope.RequiredOf(null, Day), PostScope.RequiredOf(Vocabulary.Empty, Day));
    }

    [Fact]
    public void A_class_is_taken_by_its_name_in_any_language()
    {
        var county = With(
            Word(WordUse.Class, "POTHOLE", "hueco en la calle") with { Language = "es", Aliases = ["bache"] });

        Assert.Equal("POTHOLE", county.Rules.CodeOf(ClassKind.Event, "Bache", Day).Value);
        Assert.Equal("POTHOLE", county.Rules.CodeOf(ClassKind.Event, "hueco en la calle", Day).Value);
        Assert.Equal("class.unknown", county.Rules.CodeOf(ClassKind.Event, "hueco", Day).Refusal?.Code);
    }

    [Theory]
    [InlineData("snowRoute", null)]
    [InlineData("school", "area.zone")]
    public void A_zone_is_of_a_kind_that_the_county_has(string kind, string? refused)
    {
        var county = With(Word(WordUse.Zone, "snowRoute", "snow route"));
        var zone = Land(AreaKind.Zone) with { Zone = kind };

        Assert.Equal(
            refused,
            EntryRules.Of(EntityKind.Area)!
                .Check(zone, null, new(new(EntityKind.Area, "SN-9"), default, county, Day))?.Code);
    }

    [Fact]
    public void A_route_may_ask_for_a_zone_of_the_countys_own()
    {
        var county = With(Word(WordUse.Zone, "snowRoute", "snow route"));
        var place = county.Locate(new(-72.85, 41.35)).Place!;
        var asked = new RouteQuestion(ClassKind.Event, "POTHOLE", 1, place, default);

        Assert.Equal(["snowRoute/SN-1"], place.Zones);
        Assert.Equal("SN-1", Aspect.Find("zone.snowRoute")!.Read(asked, new(county.Calendar, default)));
        Assert.Null(Aspect.Find("zone.snow")!.Read(asked, new(county.Calendar, default)));
        Assert.Null(Aspect.Find("zone."));
    }

    [Fact]
    public void A_route_that_asks_for_a_kind_of_zone_the_county_has_not_is_told()
    {
        var rules = With(Word(WordUse.Zone, "snowRoute", "snow route")).Rules;
        var found = TableRules.Check(
            new()
            {
                Table = TableName.Routes,
                Routes = [Route("R-1", "zone.snowRoute"), Route("R-2", "zone.school"), Route("R-9")],
            },
            rules);

        var warned = Assert.Single(found, static finding => finding.Code == "route.zoneUnknown");
        Assert.Equal((FindingLevel.Warning, 2), (warned.Level, warned.Row));
        Assert.Contains("It has snowRoute.", warned.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_person_gave_no_text_the_county_writes_its_own()
    {
        var words = new Vocabulary([Word(WordUse.Text, "reboundFailed", "it came back")]);

        Assert.Equal("it came back", words.Text(DefaultText.ReboundFailed, Day));
        Assert.Equal("核实不实", words.Text(DefaultText.Unconfirmed, Day));
        Assert.Equal(
            ["vocabulary.code"],
            VocabularyTable.Check([Word(WordUse.Text, "noText", "x")], ClassList.Empty)
                .Select(static finding => finding.Code));
    }

    [Fact]
    public void A_report_that_is_not_confirmed_is_refused_in_the_words_of_the_county()
    {
        var story = CaseStory.Reported();
        var table = new TableData
        {
            Table = TableName.Vocabulary,
            Vocabulary = [Word(WordUse.Text, "unconfirmed", "nothing was seen there")],
        };
        var county = TestCounty.Of(CaseStory.County.Rules.With(9, table));

        var decided = CaseRules.Decide(
            story.State,
            new StepCase(CaseVerb.Verify, "desk-1", Passed: false),
            new(story.Now, "E", county));

        Assert.Equal("nothing was seen there", decided.Events.OfType<CaseRefused>().Single().Reason);
    }

    [Fact]
    public void A_report_that_names_no_channel_has_the_first_one_of_a_county_without_a_usual_one()
    {
        ChannelRow[] rows =
        [
            new("radio", false, new(2000, 1, 1), new(2020, 12, 31), "x", "L"),
            new("phone", false, new(2000, 1, 1), null, "x", "L"),
            new("web", false, new(2000, 1, 1), null, "x", "L"),
        ];

        Assert.Equal("phone", new ChannelList(rows).Read(null, Day).Value);
        Assert.Equal("app", new ChannelList(rows).Read(null, Day, "app").Value);
        rows[2] = rows[2] with { Default = true };
        Assert.Equal("web", new ChannelList(rows).Read(null, Day, "app").Value);
    }

    [Fact]
    public void Examples_name_times_of_the_county()
    {
        Assert.Equal("-04:00", With().Sample.Offset); // New York, in April
        Assert.Equal(
            "2019-04-01T09:30:00-04:00", With().Sample.Fill("2019-04-01T09:30:00‹offset›"));
        Assert.Equal("2019-04-01T09:30:00Z", CountySample.None.Fill("2019-04-01T09:30:00‹offset›"));
    }

    [Fact]
    public void Words_of_units_are_those_that_there_are_and_a_post_is_any_but_the_lead()
    {
        var found = VocabularyTable.Check(
            [
                Word(WordUse.Duty, "warden", "x"), Word(WordUse.Unit, "workDay", "business day"),
                Word(WordUse.Duty, "areachief", "x"), Word(WordUse.Duty, "lead", "x"), Word(WordUse.Unit, "week", "x"),
            ],
            ClassList.Empty);

        Assert.Equal(
            [(3, "vocabulary.code"), (4, "vocabulary.code"), (5, "vocabulary.code")],
            found.Select(static finding => (finding.Row, finding.Code)));
    }

    private static County With(params VocabularyRow[] words) => TestCounty.Of(
        Rules.Empty(TimeZoneInfo.Utc),
        (new(EntityKind.County, "0952000"), new CountyData { Name = "New Haven", TimeZone = "America/New_York" }),
        (
            new(EntityKind.Table, "0952000/classes"),
            new TableData
            {
                Table = TableName.Classes,
                Classes = [new(ClassKind.Event, "POTHOLE", "Pothole", "x", [], null, new(2000, 1, 1), null, "x", "L")],
            }),
        (
            new(EntityKind.Table, "0952000/vocabulary"),
            new TableData { Table = TableName.Vocabulary, Vocabulary = words }),
        (new(EntityKind.Area, "0952000"), Land(AreaKind.County)),
        (new(EntityKind.Area, "SN-1"), Land(AreaKind.Zone) with { Zone = "snowRoute" }));

    private static AreaData Land(AreaKind kind) => new()
    {
        Area = kind,
        Name = "x",
        Geometry =
            """{"type":"Polygon","coordinates":[[[-72.9,41.3],[-72.8,41.3],[-72.8,41.4],[-72.9,41.4],[-72.9,41.3]]]}""",
    };

    private static RouteRow Route(string rule, string? zone = null) => new(
        rule,
        zone is null ? 9999 : 100,
        null,
        ["*"],
        new[] { zone }.OfType<string>().ToDictionary(static one => one, static _ => (IReadOnlyList<string>)["yes"]),
        AssignmentRole.Lead,
        "department:D",
        new(2000, 1, 1),
        null,
        "x",
        "L");

    private static VocabularyRow Word(WordUse use, string code, string name) =>
        new(use, code, name, null, [], new(2000, 1, 1), null, "x", "L");
}
