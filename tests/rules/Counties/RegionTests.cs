using Grid.Areas;
using Grid.Buildings;
using Grid.Cases;
using Grid.Clocks;
using Grid.Counties;
using Grid.Departments;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Grid.Roads;
using Grid.Rulebook;

namespace Grid.Tests.Counties;

/// <summary>
/// Three counties in three zones beside each other: each answers by its own words, limits and clock, and none takes
/// anything of another's.
/// </summary>
public sealed class RegionTests
{
    private const string China = "330482", America = "095200", Germany = "276001";

    private static readonly DateOnly Start = new(2000, 1, 1);

    private static readonly Region Three = With(
        Region.Empty,
        [
            .. Founded(China, "平湖市", "Asia/Shanghai", 121.0, 30.6, "乱堆物料", 2),
            .. Founded(America, "New Haven", "America/New_York", -72.9, 41.3, "Pothole", 4),
            .. Founded(Germany, "Kleinstadt", "Europe/Berlin", 9.9, 53.5, "Schlagloch", 6),
        ]);

    [Theory]
    [InlineData(121.05, 30.65, China, "乱堆物料", 2, "2026-03-29T08:00:00+08:00")]
    [InlineData(-72.85, 41.35, America, "Pothole", 4, "2026-03-28T20:00:00-04:00")]
    [InlineData(9.95, 53.55, Germany, "Schlagloch", 6, "2026-03-29T01:00:00+01:00")]
    public void A_point_is_answered_by_its_own_county(
        double lon, double lat, string code, string word, double limit, string local)
    {
        var (county, located) = Three.At(new(lon, lat));
        var at = new DateTimeOffset(2026, 3, 29, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(code, county.Code);
        Assert.Equal(code, located.Place!.County);
        Assert.Same(county, Three.Of(located.Place));
        Assert.Equal(word, county.Rules.Class(ClassKind.Event, "01-13", Start)!.Name);
        Assert.Equal(limit, county.Rules.LimitOf(ClassKind.Event, "01-13", 1, Start).Value!.Amount);
        Assert.Equal(local, county.Local(at).ToString("yyyy-MM-ddTHH:mm:sszzz"));
    }

    /// <summary>The whole name of one county comes before the parts of names of another.</summary>
    [Fact]
    public void A_place_is_found_best_first_over_all_counties()
    {
        static (EntityRef, RegisterData) Road(string county, string code, string name) =>
            (new(EntityKind.Road, code), new RoadData { Name = name, County = county });

        var region = With(
            Three,
            [
                Road(China, "C-1", "新桥路北段"), Road(China, "C-2", "老新桥路"), Road(Germany, "G-1", "新桥路"),
                (
                    new(EntityKind.Building, "C-3"),
                    new BuildingData
                    {
                        Name = "很长的名字的楼",
                        Address = "新桥路",
                        Geometry = """
                            {"type":"Polygon","coordinates":[[[121,30.6],[121.1,30.6],[121.1,30.7],[121,30.6]]]}
                            """,
                        County = China,
                    }),
            ]);

        Assert.Equal(["G-1", "C-3"], Keys("新桥路", 2));
        Assert.Equal(["C-2", "G-1"], Keys("城东老新桥路口", 2)); // of the names that the words have, the longest first
        Assert.Empty(Keys("文昌路", 2));

        IEnumerable<string> Keys(string text, int most) =>
            region.Find(new FindPlaces(text, null, [], most)).Select(static found => found.Thing.Key);
    }

    /// <summary>The 29th of March 2026 begins summer time in Berlin: at two o'clock it is three.</summary>
    [Fact]
    public void A_summer_time_Sunday_ends_no_limit_early()
    {
        var berlin = Three.Find(Germany)!;
        var saturday = new DateTimeOffset(2026, 3, 28, 13, 0, 0, TimeSpan.FromHours(1));

        var day = berlin.Due(saturday, new(1, LimitUnit.UrgentDay, "x"), default).At;
        var work = berlin.Due(saturday.AddDays(-1), new(1, LimitUnit.WorkDay, "x"), default).At;

        Assert.Equal(new DateTimeOffset(2026, 3, 29, 14, 0, 0, TimeSpan.FromHours(2)), day); // 24 hours
        Assert.Equal(TimeSpan.FromHours(2), berlin.Local(work).Offset);
        Assert.Equal(new(2026, 3, 30), berlin.DayOf(work)); // Monday
    }

    [Fact]
    public void A_county_has_the_weekend_it_says()
    {
        var friday = new CountyData { Name = "x", TimeZone = "Asia/Dubai", Weekend = [DayOfWeek.Friday] };
        var county = With(Region.Empty, [(new(EntityKind.County, "AE"), friday)]).First;

        Assert.False(county.Calendar.IsWorkingDay(new(2026, 3, 27)));
        Assert.True(county.Calendar.IsWorkingDay(new(2026, 3, 28)));
        Assert.True(county.Calendar.IsWorkingDay(new(2026, 3, 29)));
    }

    [Fact]
    public void A_report_without_a_point_is_of_the_county_of_its_area()
    {
        var (county, spot) = Three.Find(new Whereabouts(Area: Germany + "001"));

        Assert.Equal(Germany, county.Code);
        Assert.Equal(Germany, spot.Value!.Place.County);
    }

    [Fact]
    public void A_report_that_the_desk_places_stays_with_its_county()
    {
        var routes = new TableData { Table = TableName.Routes, Routes = [ToPublicWorks], County = Germany };
        var region = With(Three, [(new(EntityKind.Table, Germany + "/routes"), routes)]);
        var (county, spot) = region.Find(new Whereabouts(Area: Germany + "001"));
        var state = new CaseState
        {
            Reported = new()
            {
                Kind = ClassKind.Event,
                Class = "01-13",
                Place = spot.Value!.Place,
                Channel = "x",
                ReportedAt = new(2026, 3, 27, 9, 0, 0, TimeSpan.FromHours(1)),
                Duties = [],
                Limit = CaseTimes.None,
                Lead = default,
                Unplaced = true,
            },
        };

        var filed = FilingRules.File(
            state, new(new GeoPoint(9.95, 53.55)), new(state.Reported.ReportedAt, "1", county, new()));

        Assert.Equal(Germany, filed.Value!.Found!.Place.County);
    }

    [Fact]
    public void What_one_county_enters_leaves_the_others_as_they_are()
    {
        var after = With(
            Three, [(new(EntityKind.Table, $"{America}/classes"), Classes("Sidewalk") with { County = America })]);

        Assert.Equal("Sidewalk", after.Find(America)!.Rules.Class(ClassKind.Event, "01-13", Start)!.Name);
        Assert.Same(Three.Find(China), after.Find(China));
        Assert.Same(Three.Find(Germany), after.Find(Germany));
        Assert.True(after.RulesVersion > Three.RulesVersion);
    }

    [Fact]
    public void A_point_of_no_county_is_told_the_nearest()
    {
        var (county, located) = Three.At(new(121.3, 30.6));

        Assert.Equal(China, county.Code);
        Assert.Null(located.Place);
        Assert.InRange(located.OutsideMetres, 9_000, 20_000);
    }

    [Theory]
    [InlineData(121.0999, "320001")] // ten metres inside Pinghu
    [InlineData(121.1001, "330482")] // ten metres beyond it
    [InlineData(121.098, null)]
    public void A_point_on_a_border_names_the_county_beyond_it(double lon, string? beyond)
    {
        var both = With(Three, [.. Founded("320001", "邻县", "Asia/Shanghai", 121.1, 30.6, "乱堆物料", 2)]);

        Assert.Equal(beyond, both.At(new(lon, 30.65)).Located.Place!.AlsoNear);
    }

    [Fact]
    public void A_county_that_is_served_elsewhere_rings_no_clock_until_it_is_back()
    {
        var entry = Three.Find(China)!.Data;
        var away = With(Three, [(new(EntityKind.County, China), entry with { MovedTo = "https://pinghu.example" })]);
        var paused = new CaseTimes { PausedUntil = new(2026, 3, 30, 9, 0, 0, TimeSpan.Zero) };

        Assert.Null(ClockRules.Next(paused, away.Find(China)!.Rules));
        Assert.NotNull(ClockRules.Next(paused, away.Find(Germany)!.Rules));
        Assert.True(away.Find(China)!.Rules.Version > Three.Find(China)!.Rules.Version); // shards look again
        var back = With(away, [(new(EntityKind.County, China), entry)]);
        Assert.NotNull(ClockRules.Next(paused, back.Find(China)!.Rules));
        Assert.True(back.RulesVersion > away.RulesVersion);
    }

    /// <summary>What the neighbour hands over from the border keeps its point, and is placed beside it.</summary>
    [Theory]
    [InlineData(121.0999, true)] // in this county
    [InlineData(121.1001, true)] // ten metres beyond it
    [InlineData(121.1004, false)]
    public void A_point_just_beyond_the_border_has_a_place_in_the_county(double lon, bool isTaken)
    {
        var place = Three.Find(China)!.PlaceAt(new(lon, 30.65));

        Assert.Equal(isTaken, place is not null);
        Assert.True(place is null || (place.Point.Lon == lon && place.Subdistrict == China + "001"));
    }

    /// <summary>A store of an earlier version names no county in its entries: they are all of its one county.</summary>
    [Fact]
    public void The_entries_of_an_old_store_are_of_its_first_county()
    {
        var old = With(
            Region.Empty,
            [
                (new(EntityKind.Area, "330424001"), Land(120.9, 30.5, AreaKind.Subdistrict)),
                (new(EntityKind.Table, "330424/classes"), Classes("暴露垃圾")),
            ]);
        var both = With(old, [.. Founded(China, "平湖市", "Asia/Shanghai", 121.0, 30.6, "乱堆物料", 2)]);

        Assert.Equal("330424", old.First.Code);
        Assert.Equal("Asia/Shanghai", old.First.Calendar.Zone.Id);
        Assert.Same(old.First, both.First);
        Assert.Equal("暴露垃圾", both.Of((string?)null).Rules.Class(ClassKind.Event, "01-13", Start)!.Name);
        Assert.Equal([ "330424", China ], both.Counties.Select(static county => county.Code));
        Assert.Same(both.First, both.Of(new Place()));
    }

    [Fact]
    public void An_entry_of_its_own_gives_the_first_county_its_zone()
    {
        var old = With(Region.Empty, [(new(EntityKind.Table, $"{America}/classes"), Classes("Pothole"))]);

        var described = With(old, [(new(EntityKind.County, America), Facts("New Haven", "America/New_York"))]);

        Assert.Equal("America/New_York", described.First.Calendar.Zone.Id);
        Assert.Equal("Pothole", described.First.Rules.Class(ClassKind.Event, "01-13", Start)!.Name);
        Assert.Single(described.Counties);
    }

    [Fact]
    public void A_question_without_a_place_says_which_county_it_means()
    {
        Assert.Equal("county.missing", Three.Asked(null).Refusal!.Code);
        Assert.Contains(Germany, Three.Asked(null).Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal("county.unknown", Three.Asked("1").Refusal!.Code);
        Assert.Same(Three.Find(Germany), Three.Asked(Germany).Value);
        Assert.Same(Three.Find(America), Three.Asked(null, new(EntityKind.Department, $"{America}-PW")).Value);
        Assert.Same(Region.Empty.First, Region.Empty.Asked(null).Value);
    }

    [Fact]
    public void A_thing_is_found_in_the_county_that_registered_it()
    {
        Assert.Same(Three.Find(America), Three.Find(new EntityRef(EntityKind.Area, $"{America}001")));
        Assert.Same(Three.Find(Germany), Three.Find(new EntityRef(EntityKind.Table, $"{Germany}/routes")));
        Assert.Null(Three.Find(new EntityRef(EntityKind.Department, "nobody")));
        Assert.Same(Three.First, Three.Of(new EntityRef(EntityKind.Department, "nobody")));
    }

    /// <summary>Forty counties in a row, each a tenth of a degree wide; the first of them by code lies last.</summary>
    [Fact]
    public void Among_many_counties_each_point_thing_and_name_finds_its_own()
    {
        var many = With(
            Region.Empty,
            [
                .. Enumerable.Range(0, 40).SelectMany(static i => Founded(
                    $"99{40 - i:0000}", $"County {i}", "Asia/Shanghai", 100 + (i * 0.1), 30, "x", 2)
                    .Select(one => one.Data is AreaData { Area: AreaKind.Subdistrict } area
                        ? (one.Ref, area with { Name = $"{(char)('a' + i)}-ville" })
                        : one)),
            ]);

        for (var i = 0; i < 40; i++)
        {
            var (code, before) = ($"99{40 - i:0000}", i > 0 ? $"99{41 - i:0000}" : null);
            Assert.Equal(code, many.At(new(100.05 + (i * 0.1), 30.05)).Located.Place!.County);
            Assert.Equal(before, many.At(new(100.0001 + (i * 0.1), 30.05)).Located.Place!.AlsoNear);
            Assert.Equal(code, many.Find(new EntityRef(EntityKind.Department, $"{code}-PW"))!.Code);
            Assert.Equal(code, many.Find(new EntityRef(EntityKind.Cell, $"{code}001000000"))!.Code);
            var (county, spot) = many.Find(new Whereabouts(), $"a hole in {(char)('a' + i)}-Ville");
            Assert.Equal((code, code), (county.Code, spot.Value?.Place.County));
        }

        Assert.Equal("990040", many.At(new(99.5, 30.05)).County.Code);
        Assert.Equal("990001", many.At(new(105, 31)).County.Code);
        Assert.Equal("report.pointMissing", many.Find(new Whereabouts(), "nowhere").Spot.Refusal!.Code);
        Assert.EndsWith("lists all 40)", many.Codes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("123456/classes", null, null, "table.county")] // no such county
    [InlineData("095200/classes", "330482", null, "register.county")] // the key says another
    [InlineData("095200/classes", null, "095200", null)]
    [InlineData("330482/classes", "330482", "330482", null)]
    public void A_table_belongs_to_a_registered_county(string key, string? said, string? county, string? refused)
    {
        var found = EntryCounty.Of(Three, new(EntityKind.Table, key), Classes("x") with { County = said }, held: null);

        Assert.Equal((county, refused), (found.Code, found.Refusal?.Code));
    }

    [Fact]
    public void An_entry_is_of_the_county_that_is_said_or_of_its_ground_or_of_what_it_names()
    {
        var area = Land(9.9, 53.5, AreaKind.Subdistrict);
        var office = new DepartmentData { Name = "x" };

        Assert.Equal(Germany, Of(area).Code);
        Assert.Equal(America, Of(office with { Parent = $"{America}-PW" }).Code);
        Assert.Equal(China, Of(office with { County = China }).Code);
        Assert.Equal("register.county", Of(office).Refusal!.Code);
        Assert.Equal("county.unknown", Of(office with { County = "1" }).Refusal!.Code);

        static EntryCounty Of(RegisterData data) =>
            EntryCounty.Of(Three, new(EntityKind.Department, "new"), data, held: null);
    }

    [Fact]
    public void An_entry_stays_with_its_county()
    {
        var held = new DepartmentData { Name = "x", County = America };
        var entry = new EntityRef(EntityKind.Department, $"{America}-PW");

        Assert.Equal(America, EntryCounty.Of(Three, entry, held with { County = null }, held).Code);
        Assert.Equal(
            "register.otherCounty", EntryCounty.Of(Three, entry, held with { County = China }, held).Refusal!.Code);
    }

    [Fact]
    public void Before_any_county_is_registered_an_entry_needs_none()
    {
        var office = new EntityRef(EntityKind.Department, "1");

        Assert.Equal(
            new EntryCounty(null, null),
            EntryCounty.Of(Region.Empty, office, new DepartmentData { Name = "x" }, held: null));
        Assert.Equal(
            new EntryCounty("330424", null),
            EntryCounty.Of(Region.Empty, new(EntityKind.Table, "330424/classes"), Classes("x"), held: null));
    }

    [Theory]
    [InlineData("Asia/Shanghai", "Mars/Olympus", "county.timeZone")]
    [InlineData("Asia/Shanghai", "Europe/Berlin", "county.zoneStays")]
    [InlineData(null, "Europe/Berlin", null)]
    [InlineData("Europe/Berlin", "Europe/Berlin", null)]
    public void A_county_keeps_a_zone_that_is_known(string? held, string zone, string? refused)
    {
        var found = new CountyRules().Check(
            Facts("x", zone),
            held is null ? null : Facts("x", held),
            new(new(EntityKind.County, "1"), RegisterConsent.None, Region.Empty.First, Start));

        Assert.Equal(refused, found?.Code);
    }

    private static Region With(Region region, (EntityRef Ref, RegisterData Data)[] entries) => region.With(
        region.Version + entries.Length,
        [
            .. entries.Select((one, i) =>
                (region.Version + i + 1, new Registered { Ref = one.Ref, Data = one.Data })),
        ]);

    private static IEnumerable<(EntityRef Ref, RegisterData Data)> Founded(
        string code, string name, string zone, double west, double south, string word, double limit)
    {
        yield return (new(EntityKind.County, code), Facts(name, zone) with { County = code });
        yield return Of(EntityKind.Area, code, Land(west, south, AreaKind.County));
        yield return Of(EntityKind.Area, code + "001", Land(west, south, AreaKind.Subdistrict));
        yield return Of(EntityKind.Department, code + "-PW", new DepartmentData { Name = "Public works" });
        yield return Of(EntityKind.Table, code + "/classes", Classes(word));
        yield return Of(EntityKind.Table, code + "/standards", new TableData
        {
            Table = TableName.Standards,
            Standards =
            [
                new(ClassKind.Event, "01-13", 1, "x", "x", limit, LimitUnit.UrgentHour, Start, null, "made", "L"),
            ],
        });

        (EntityRef, RegisterData) Of(EntityKind kind, string key, RegisterData data) =>
            (new(kind, key), data with { County = code });
    }

    private static RouteRow ToPublicWorks { get; } = new(
        "R-1", 1, null, ["*"], new Dictionary<string, IReadOnlyList<string>>(), AssignmentRole.Lead,
        $"department:{Germany}-PW", Start, null, "made", "L");

    private static CountyData Facts(string name, string zone) => new() { Name = name, TimeZone = zone };

    private static TableData Classes(string word) => new()
    {
        Table = TableName.Classes,
        Classes = [new(ClassKind.Event, "01-13", word, "x", [], null, Start, null, "made", "L")],
    };

    /// <summary>A tenth of a degree either way.</summary>
    private static AreaData Land(double west, double south, AreaKind kind) => new()
    {
        Area = kind,
        Name = "x",
        Geometry = FormattableString.Invariant(
            $$"""{"type":"Polygon","coordinates":[[[{{west}},{{south}}],[{{west + 0.1}},{{south}}],[{{west + 0.1}},{{south + 0.1}}],[{{west}},{{south + 0.1}}],[{{west}},{{south}}]]]}"""),
    };
}
