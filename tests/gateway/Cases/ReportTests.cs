using System.Net;
using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Cases;

public sealed class ReportTests
{
    private const string Fruit = """
        { "class": "04-05", "lon": 120.9446, "lat": 30.5160, "description": "店外堆放水果", "channel": "城市啄木鸟",
          "reportedAt": "2019-04-01T09:30:00+08:00" }
        """;

    [Fact]
    public async Task A_report_is_answered_with_its_case_and_who_answers_by_when()
    {
        var door = await Door.Of<ReportTests>();

        var answer = await door.Post("/v1/reports", Fruit);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        var body = answer.Json;
        var id = body.GetProperty("id").GetGuid();
        Assert.Equal($"/v1/cases/{id}", answer.Headers.Location?.ToString());
        Assert.Equal("reported", body.GetProperty("stage").GetString());
        Assert.Equal("event", body.GetProperty("kind").GetString());
        Assert.Equal("04-05", body.GetProperty("class").GetString());
        Assert.Equal("330424001901001", body.GetProperty("cell").GetString());
        Assert.Equal("330424-XQ-02", body.GetProperty("segment").GetString());
        Assert.Equal("7:1234", body.GetProperty("ledgerPosition").GetString());
        Assert.Equal("2019-04-01T09:30:00+08:00", body.GetProperty("reportedAt").GetString());
        Assert.Equal(
            ["verify", "file"], body.GetProperty("next").EnumerateArray().Select(static verb => verb.GetString()!));
        var party = Assert.Single(body.GetProperty("parties").EnumerateArray());
        Assert.Equal("segment", party.GetProperty("kind").GetString());
        Assert.Equal("330424-XQ-02", party.GetProperty("key").GetString());
        Assert.Equal("segment", party.GetProperty("role").GetString());
        Assert.Equal("2019-04-01T17:30:00+08:00", party.GetProperty("due").GetString());
        Assert.Equal("R-001-02", party.GetProperty("rule").GetString());
        Assert.Contains("店外堆放水果", answer.Text, StringComparison.Ordinal);
        var report = Assert.IsType<ReportCase>(Assert.Single(door.City.Asked));
        Assert.True(report.Fresh);
    }

    [Fact]
    public async Task The_same_idempotency_key_names_the_same_case()
    {
        var door = await Door.Of<ReportTests>();

        var first = await door.Post("/v1/reports", Fruit, headers: ("Idempotency-Key", "reporter-7/42"));
        var second = await door.Post("/v1/reports", Fruit, headers: ("Idempotency-Key", "reporter-7/42"));
        var other = await door.Post("/v1/reports", Fruit, headers: ("Idempotency-Key", "reporter-7/43"));

        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Created),
            (first.Status, second.Status, other.Status));
        Assert.Equal(first.Text, second.Text);
        Assert.NotEqual(first.Json.GetProperty("id").GetGuid(), other.Json.GetProperty("id").GetGuid());
        Assert.All(door.City.Asked.OfType<ReportCase>(), static report => Assert.False(report.Fresh));
    }

    [Fact]
    public async Task A_report_put_twice_under_its_own_id_is_answered_twice_and_taken_once()
    {
        var door = await Door.Of<ReportTests>();
        var id = new Guid("0197a0de-0000-7000-8000-000000000001");

        var first = await door.Put($"/v1/reports/{id}", Fruit);
        var second = await door.Put($"/v1/reports/{id}", Fruit);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, second.Status));
        Assert.Equal(id, second.Json.GetProperty("id").GetGuid());
        Assert.Single(door.City.Cases);
    }

    [Fact]
    public async Task A_joined_report_shows_who_answers_for_the_case_it_joined()
    {
        var door = await Door.Of<ReportTests>();
        var (primary, joined) = (Guid.NewGuid(), Guid.NewGuid());
        await door.Put($"/v1/reports/{joined}", Fruit);
        var own = door.City.Cases[joined];
        var answering = new PrimaryView(own.Duties, new(EntityKind.Department, "330424-JJ"), own.ReportedAt, 3);
        door.City.Cases[joined] = own with
        {
            Stage = CaseStage.Joined,
            JoinedTo = primary,
            Duties = [],
            Primary = answering,
        };

        var answer = await door.Get($"/v1/cases/{joined}");

        Assert.Equal("joined", answer.Json.GetProperty("stage").GetString());
        Assert.Equal(primary, answer.Json.GetProperty("joinedTo").GetGuid());
        Assert.Equal(
            "330424-XQ-02",
            Assert.Single(answer.Json.GetProperty("parties").EnumerateArray()).GetProperty("key").GetString());
        Assert.Equal("330424-JJ", answer.Json.GetProperty("lead").GetProperty("key").GetString());
        Assert.Equal(
            (own.ReportedAt, 3),
            (answer.Json.GetProperty("due").GetDateTimeOffset(), answer.Json.GetProperty("reports").GetInt32()));
    }

    [Fact]
    public async Task The_dog_the_reporter_and_the_part_travel_with_the_report()
    {
        var door = await Door.Of<ReportTests>();

        await door.Post(
            "/v1/reports",
            """
            { "kind": "part", "class": "01-02", "lon": 120.9446, "lat": 30.516, "dog": "330424-D-000001",
              "condition": 2, "reporter": { "name": "n", "phone": "p" }, "by": "collector-3" }
            """);

        var report = Assert.IsType<ReportCase>(Assert.Single(door.City.Asked));
        Assert.Equal(new EntityRef(EntityKind.Dog, "330424-D-000001"), report.Dog);
        Assert.Equal(
            (Grid.Rulebook.ClassKind.Part, 2, "collector-3", "n", "p"),
            (report.Kind, report.Condition, report.By, report.Reporter?.Name, report.Reporter?.Phone));
        Assert.Equal(120.9446, report.Point.Lon);
    }

    [Fact]
    public async Task What_people_have_travels_with_the_report()
    {
        var door = await Door.Of<ReportTests>();

        await door.Post(
            "/v1/reports",
            """{ "class": "店外经营", "shop": "330424-XQ-02-S001", "sourceDue": "2019-04-09T00:00:00+08:00" }""");
        await door.Post("/v1/reports", """{ "area": "330424001", "description": "垃圾" }""");
        await door.Post("/v1/reports", """{ "description": "垃圾", "address": "新桥路口" }""");

        var asked = door.City.Asked.Cast<ReportCase>().ToList();
        Assert.Equal(["店外经营", "", ""], asked.Select(static report => report.Class));
        Assert.Equal(
            [new(new EntityRef(EntityKind.Shop, "330424-XQ-02-S001")), new(Area: "330424001"), new()],
            asked.Select(static report => report.Where));
        Assert.Equal("新桥路口", asked[2].Address);
        Assert.Equal(new(2019, 4, 9, 0, 0, 0, TimeSpan.FromHours(8)), asked[0].SourceDue);
    }

    [Fact]
    public async Task A_number_names_one_report_of_its_sender()
    {
        var door = await Door.Of<ReportTests>();
        var numbered = Fruit.Replace("{ ", "{ \"number\": \"311-7\", ", StringComparison.Ordinal);
        var elsewhere = numbered.Replace("城市啄木鸟", "热线电话", StringComparison.Ordinal);

        var first = await door.Post("/v1/reports", numbered);
        var again = await door.Post("/v1/reports", numbered);
        var other = await door.Post("/v1/reports", elsewhere);
        var both = await door.Put($"/v1/reports/{Guid.NewGuid()}", numbered);

        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Created),
            (first.Status, again.Status, other.Status));
        Assert.Equal(first.Json.GetProperty("id").GetGuid(), again.Json.GetProperty("id").GetGuid());
        Assert.NotEqual(first.Json.GetProperty("id").GetGuid(), other.Json.GetProperty("id").GetGuid());
        both.IsProblem(HttpStatusCode.BadRequest, "report.numberTwice");
    }

    [Fact]
    public async Task A_point_from_a_phone_is_brought_to_where_it_is()
    {
        var door = await Door.Of<ReportTests>();

        await door.Post("/v1/reports?crs=gcj02", """{ "class": "04-05", "lon": 120.9446, "lat": 30.5160 }""");
        await door.Post("/v1/reports", """{ "class": "04-05", "lon": 120.9446, "lat": 30.5160, "crs": "gcj02" }""");

        Assert.All(
            door.City.Asked.Cast<ReportCase>(),
            static report => Assert.InRange(Math.Abs(report.Point.Lon - 120.9446), 0.003, 0.007));
    }

    [Theory]
    [InlineData("report.classMissing", """{ "lon": 120.9446, "lat": 30.5160 }""")]
    [InlineData("report.classShape", """{ "class": "--", "lon": 120.9446, "lat": 30.5160 }""")]
    [InlineData("report.classControl", """{ "class": "04-05\n", "lon": 120.9446, "lat": 30.5160 }""")]
    [InlineData("report.kindUnknown", """{ "class": "04-05", "kind": "thing", "lon": 120.9446, "lat": 30.5160 }""")]
    [InlineData("report.pointMissing", """{ "class": "04-05", "lat": 30.5160 }""")]
    [InlineData("report.pointMissing", """{ "class": "04-05" }""")]
    [InlineData("report.placeTwice", """{ "class": "04-05", "lon": 120.9446, "lat": 30.5160, "cell": "C1" }""")]
    [InlineData("report.placeTwice", """{ "class": "04-05", "part": "P1", "shop": "S1" }""")]
    [InlineData("report.placeShape", """{ "class": "04-05", "area": "a/b" }""")]
    [InlineData("report.pointRange", """{ "class": "04-05", "lon": 181, "lat": 30.5160 }""")]
    [InlineData("report.pointSwapped", """{ "class": "04-05", "lon": 30.5160, "lat": 120.9446 }""")]
    [InlineData("report.pointSwapped", """{ "class": "04-05", "lon": 39.47, "lat": 75.99 }""")]
    [InlineData("report.crsUnknown", """{ "class": "04-05", "lon": 120.9446, "lat": 30.5160, "crs": "bd09" }""")]
    [InlineData(
        "report.timeShape",
        """{ "class": "04-05", "lon": 120.9446, "lat": 30.5160, "reportedAt": "2019-04-01T09:30:00" }""")]
    [InlineData(
        "report.timeShape", """{ "class": "04-05", "lon": 120.9446, "lat": 30.5160, "reportedAt": "yesterday" }""")]
    [InlineData(
        "report.descriptionControl",
        """{ "class": "04-05", "lon": 120.9446, "lat": 30.5160, "description": "a\u0000b" }""")]
    [InlineData("report.conditionRange", """{ "class": "04-05", "lon": 120.9446, "lat": 30.5160, "condition": 0 }""")]
    [InlineData("report.dogShape", """{ "class": "04-05", "lon": 120.9446, "lat": 30.5160, "dog": "a/b" }""")]
    public async Task An_unreadable_report_is_refused_with_what_to_send(string code, string body)
    {
        var door = await Door.Of<ReportTests>();

        var answer = await door.Post("/v1/reports", body);

        answer.IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Empty(door.City.Asked);
    }

    [Fact]
    public async Task A_swapped_pair_is_shown_the_right_way_round()
    {
        var door = await Door.Of<ReportTests>();

        var answer = await door.Post("/v1/reports", """{ "class": "04-05", "lon": 30.516, "lat": 120.9446 }""");

        Assert.Contains("\"lon\": 120.9446, \"lat\": 30.516", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_of_a_report_is_listed_at_once()
    {
        var door = await Door.Of<ReportTests>();

        var answer = await door.Post("/v1/reports", """{ "class": "-", "reportedAt": "now" }""");

        Assert.Equal(
            ["report.classShape", "report.pointMissing", "report.timeShape"],
            answer
                .Json.GetProperty("errors")
                .EnumerateArray()
                .Select(static fault => fault.GetProperty("code").GetString()!));
    }

    [Fact]
    public async Task A_description_beyond_four_thousand_characters_is_refused()
    {
        var door = await Door.Of<ReportTests>();

        var kept = await door.Post("/v1/reports", Described(4000));
        var refused = await door.Post("/v1/reports", Described(4001));

        Assert.Equal(HttpStatusCode.Created, kept.Status);
        refused.IsProblem(HttpStatusCode.UnprocessableEntity, "report.descriptionTooLong");
    }

    [Fact]
    public async Task A_description_of_a_megabyte_is_not_even_read()
    {
        var door = await Door.Of<ReportTests>();

        var answer = await door.Post("/v1/reports", Described(1024 * 1024));

        answer.IsProblem(HttpStatusCode.RequestEntityTooLarge, "request.tooLarge");
        Assert.Empty(door.City.Asked);
    }

    [Theory]
    [InlineData(RefusalKind.Unprocessable, HttpStatusCode.UnprocessableEntity)]
    [InlineData(RefusalKind.Conflict, HttpStatusCode.Conflict)]
    [InlineData(RefusalKind.Invalid, HttpStatusCode.BadRequest)]
    [InlineData(RefusalKind.Busy, HttpStatusCode.ServiceUnavailable)]
    public async Task A_refusal_of_the_city_keeps_its_code_and_sentence(RefusalKind kind, HttpStatusCode status)
    {
        var door = await Door.Of<ReportTests>();
        door.City.Refusals.Enqueue(new(kind, "place.outside", "The point lies 300 m outside the county."));

        var answer = await door.Post("/v1/reports", Fruit);

        answer.IsProblem(status, "place.outside");
        Assert.Equal("The point lies 300 m outside the county.", answer.Detail);
        Assert.Equal(kind == RefusalKind.Busy, answer.Headers.RetryAfter is not null);
    }

    [Fact]
    public async Task What_the_city_does_not_know_is_not_found()
    {
        var door = await Door.Of<ReportTests>();
        door.City.Refusals.Enqueue(new(RefusalKind.NotFound, "case.unknown", "No such case."));

        (await door.Post($"/v1/cases/{Guid.NewGuid()}/file", """{ "by": "desk-1" }""")).IsProblem(
            HttpStatusCode.NotFound, "case.unknown");
    }

    private static string Described(int length) =>
        $$"""{ "class": "04-05", "lon": 120.9446, "lat": 30.5160, "description": "{{new string('街', length)}}" }""";
}
