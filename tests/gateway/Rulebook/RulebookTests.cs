using System.Net;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Rulebook;

public sealed class RulebookTests
{
    private const string Routes = """
        rule,precedence,kind,class,where,role,party,from,until,source,grade
        R-1,200,event,04-05,,lead,department:330424-ZHZF,2019-01-01,,附件3 第三条,H
        R-2,9999,*,*,,lead,department:330424-ZX,2019-01-01,,S215,L
        """;

    [Fact]
    public async Task The_route_of_a_matter_says_who_would_lead_by_when_and_why()
    {
        var door = await Door.Of<RulebookTests>();

        var answer = await door.Get(
            "/v1/rulebook/route?class=04-05&lon=120.94&lat=30.51&at=2019-04-01T09:30:00%2B08:00"
                + "&condition=2&attachment=%E8%B7%AF%E5%90%8D%E7%89%8C");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            ("330424-ZHZF", "附件3 第三条"),
            (answer.Json.GetProperty("lead").GetProperty("key").GetString(),
                answer.Json.GetProperty("lead").GetProperty("clause").GetString()));
        Assert.Equal("2019-04-01T11:30:00+08:00", answer.Json.GetProperty("due").GetString());
        Assert.Equal(
            "P-0017",
            Assert.Single(answer.Json.GetProperty("chiefs").EnumerateArray()).GetProperty("holder").GetString());
        Assert.Equal(
            "330424-SCJG",
            Assert.Single(answer.Json.GetProperty("helpers").EnumerateArray()).GetProperty("key").GetString());
        Assert.Equal(
            "named",
            Assert.Single(answer.Json.GetProperty("rows").EnumerateArray()).GetProperty("verdict").GetString());
        var asked = Assert.Single(door.City.Asked.OfType<AskRoute>());
        Assert.Equal(
            (ClassKind.Event, "04-05", 2, "路名牌"), (asked.Kind, asked.Class, asked.Condition, asked.Attachment));
    }

    [Theory]
    [InlineData("part=330424-L-0007", "", null)]
    [InlineData("class=01-37&part=330424-L-0007&lon=120.94&lat=30.51", "01-37", 120.94)]
    public async Task A_route_is_asked_for_by_the_part_it_is_about_as_a_report_is(
        string query, string @class, double? lon)
    {
        var door = await Door.Of<RulebookTests>();

        Assert.Equal(HttpStatusCode.OK, (await door.Get("/v1/rulebook/route?" + query)).Status);

        var asked = Assert.Single(door.City.Asked.OfType<AskRoute>());
        Assert.Equal(
            (ClassKind.Part, @class, new EntityRef(EntityKind.Part, "330424-L-0007"), lon),
            (asked.Kind, asked.Class, asked.Where!.Thing, asked.Where.Point?.Lon));
    }

    [Theory]
    [InlineData("class=04-05&part=a/b", "route.partShape")]
    [InlineData("part=330424-L-0007&lon=120.94", "route.pointMissing")]
    [InlineData("class=4/5&lon=120.94&lat=30.51", "route.classShape")]
    [InlineData("class=04-05", "route.pointMissing")]
    [InlineData("class=04-05&lon=120.94&lat=30.51&at=yesterday", "route.timeShape")]
    [InlineData("class=04-05&lon=120.94&lat=30.51&kind=thing", "route.kindUnknown")]
    [InlineData("class=04-05&lon=120.94&lat=30.51&condition=0", "route.conditionRange")]
    public async Task An_unreadable_question_is_refused_with_what_to_send(string query, string code)
    {
        var door = await Door.Of<RulebookTests>();

        (await door.Get("/v1/rulebook/route?" + query)).IsProblem(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task What_the_check_finds_stands_beside_the_line_it_is_about()
    {
        var door = await Door.Of<RulebookTests>();
        door.City.Findings =
        [
            new(FindingLevel.Warning, 2, "route.shadowed", "It is never reached.", [1]),
            new(FindingLevel.Warning, 0, "route.uncovered", "1 class has no lead.", []),
        ];

        var answer = await door.Post("/v1/import/routes?county=330424", Routes, "text/csv");

        var (first, second, end) = (answer.Lines[0], answer.Lines[1], answer.Lines[2]);
        Assert.Equal("created", first.GetProperty("result").GetString());
        Assert.False(first.TryGetProperty("findings", out _));
        var finding = Assert.Single(second.GetProperty("findings").EnumerateArray());
        Assert.Equal(
            ("warning", "route.shadowed", 3),
            (finding.GetProperty("level").GetString(), finding.GetProperty("code").GetString(),
                finding.GetProperty("line").GetInt32()));
        Assert.Equal(2, Assert.Single(finding.GetProperty("others").EnumerateArray()).GetInt32());
        Assert.Equal(
            "route.uncovered",
            Assert.Single(end.GetProperty("findings").EnumerateArray()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_contradiction_keeps_the_table_out_and_names_both_lines()
    {
        var door = await Door.Of<RulebookTests>();
        door.City.Findings = [new(FindingLevel.Error, 2, "route.contradiction", "Both lead.", [1])];

        var answer = await door.Post("/v1/import/routes?county=330424", Routes, "text/csv");

        Assert.Equal(
            ["import.tableRefused", "route.contradiction"],
            answer.Lines.Take(2).Select(static line => line.GetProperty("code").GetString()));
        Assert.Empty(door.City.Entries);
    }

    [Fact]
    public async Task A_table_can_be_looked_at_without_being_entered_and_what_is_in_force_can_be_looked_at_again()
    {
        var door = await Door.Of<RulebookTests>();

        var looked = await door.Post("/v1/import/routes?county=330424&check=true", Routes, "text/csv");
        Assert.Equal(
            ["created", "created"], looked.Lines.Take(2).Select(static line => line.GetProperty("result").GetString()));
        Assert.Empty(door.City.Entries);

        await door.Post("/v1/import/routes?county=330424", Routes, "text/csv");
        door.City.Findings = [new(FindingLevel.Warning, 1, "route.idle", "It never adds anybody.", [2])];
        var found = await door.Get("/v1/rulebook/check?county=330424");

        var table = Assert.Single(found.Json.GetProperty("tables").EnumerateArray());
        Assert.Equal(
            ("routes", 2),
            (table.GetProperty("table").GetString(), table.GetProperty("findings")[0].GetProperty("line").GetInt32()));
        Assert.Equal(
            (0, 1), (found.Json.GetProperty("errors").GetInt32(), found.Json.GetProperty("warnings").GetInt32()));
        (await door.Get("/v1/rulebook/check?county=330424&table=weather")).IsProblem(
            HttpStatusCode.NotFound, "table.unknown");
    }

    [Theory]
    [InlineData("P-0017", "", "created", null)]
    [InlineData("", "330424001", "created", null)]
    [InlineData("", "", "refused", "register.missing")]
    [InlineData("张三", "", "refused", "register.holder")]
    [InlineData("zhangsan", "", "refused", "register.holder")]
    [InlineData("13800001111", "", "refused", "register.holder")]
    public async Task An_appointment_names_its_holder_by_code_and_never_by_name(
        string holder,
        string office,
        string result,
        string? code)
    {
        var door = await Door.Of<RulebookTests>();

        var answer = await door.Post(
            "/v1/import/appointments",
            "code,duty,place,holder,office,from,until\n"
                + $"A-1,segmentChief,segment/330424-XQ-02,{holder},{office},2019-01-01,\n",
            "text/csv");

        Assert.Equal(result, answer.Lines[0].GetProperty("result").GetString());
        Assert.Equal(code, answer.Lines[0].TryGetProperty("code", out var held) ? held.GetString() : null);
        Assert.Equal(
            result == "created",
            door.City.Entries.GetValueOrDefault(new(EntityKind.Appointment, "A-1"))?.Data
                is AppointmentData { Duty: var duty } && duty == Post.SegmentChief);
    }

    [Theory]
    [InlineData("segment/330424-XQ-02,P-1,,2019-02-01,2019-01-31", "register.period")]
    [InlineData("dog/D-1,P-1,,2019-01-01,", "register.place")]
    [InlineData("XQ-02,P-1,,2019-01-01,", "register.place")]
    public async Task An_appointment_is_to_a_place_and_ends_after_it_begins(string row, string code)
    {
        var door = await Door.Of<RulebookTests>();

        var answer = await door.Post(
            "/v1/import/appointments",
            "code,duty,place,holder,office,from,until\n"
                + $"A-1,segmentChief,{row}\n",
            "text/csv");

        Assert.Equal(code, answer.Lines[0].GetProperty("code").GetString());
    }
}
