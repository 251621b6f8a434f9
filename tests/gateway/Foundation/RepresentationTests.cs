using System.IO.Compression;
using System.Net;
using Grid.Cases;

namespace Grid.Tests.Gateway.Foundation;

/// <summary>The door answers a read with headers beside the body.</summary>
public sealed class RepresentationTests
{
    private const string Road =
        """
        { "name": "NAME", "grade": "trunk", "geometry": { "type": "LineString", "coordinates": [[120.94, 30.51],
          [120.95, 30.51]] } }
        """;

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var door = await Door.Of<RepresentationTests>();
        await door.Put("/v1/roads/r-1", Road);

        var first = await door.Get("/v1/roads/r-1");
        var (again, weak, any, other) = (
            await Conditional(door, first.Headers.ETag!.Tag),
            await Conditional(door, $"\"x\", W/{first.Headers.ETag.Tag}"),
            await Conditional(door, "*"), await Conditional(door, "\"1\""));
        await door.Put("/v1/roads/r-1", Road.Replace("NAME", "other", StringComparison.Ordinal));
        var changed = await Conditional(door, first.Headers.ETag.Tag);

        Assert.All(
            [again, weak, any],
            static answer => Assert.Equal((HttpStatusCode.NotModified, ""), (answer.Status, answer.Text)));
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.All([other, changed], static answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
    }

    [Fact]
    public async Task A_tag_of_what_was_shown_guards_a_change_as_its_version_does()
    {
        var door = await Door.Of<RepresentationTests>();
        await door.Put("/v1/roads/r-2", Road);
        var read = await door.Get("/v1/roads/r-2");

        var changed = await door.Put(
            "/v1/roads/r-2",
            Road.Replace("NAME", "other", StringComparison.Ordinal),
            ("If-Match", read.Headers.ETag!.Tag));
        var stale = await door.Put("/v1/roads/r-2", Road, ("If-Match", read.Headers.ETag.Tag));

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        stale.IsProblem(HttpStatusCode.PreconditionFailed, "register.stale");
    }

    [Fact]
    public async Task Two_media_types_of_one_thing_have_two_tags()
    {
        var door = await Door.Of<RepresentationTests>();
        await door.Put("/v1/roads/r-3", Road);

        var (json, layer) = (await door.Get("/v1/roads/r-3"), await door.Get("/v1/roads/r-3", "application/geo+json"));

        Assert.NotEqual(json.Headers.ETag, layer.Headers.ETag);
        Assert.Equal("application/geo+json", layer.Content.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_page_links_to_the_next()
    {
        var door = await Door.Of<RepresentationTests>();

        var (letters, owed) = (
            await door.Get("/v1/letters?limit=1&kind=transfer&after=x&waitFor=0:1"),
            await door.Get("/v1/shops/s-1/obligations?limit=1"));

        Assert.Equal(
            "</v1/letters?limit=1&kind=transfer&after=next>; rel=\"next\"", letters.Headers.GetValues("Link").Single());
        Assert.Equal(
            "</v1/shops/s-1/obligations?limit=1&after=next>; rel=\"next\"", owed.Headers.GetValues("Link").Single());
        Assert.False((await door.Get("/v1/cases")).Headers.Contains("Link"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task An_answer_is_compressed_for_a_caller_that_reads_it(string coding)
    {
        var door = await Door.Of<RepresentationTests>();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.AcceptEncoding.Add(new(coding));

        using var response = await door.Client.SendAsync(request);
        await using var sent = await response.Content.ReadAsStreamAsync();
        await using Stream plain =
            coding == "br"
                ? new BrotliStream(sent, CompressionMode.Decompress)
                : new GZipStream(sent, CompressionMode.Decompress);
        using var text = new StreamReader(plain);

        Assert.Equal([coding], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.StartsWith("{", await text.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_taken_before_says_that_it_is_a_repetition()
    {
        var door = await Door.Of<RepresentationTests>();
        const string report = """{ "class": "04-05", "lon": 120.9446, "lat": 30.5160 }""";

        var first = await door.Post("/v1/reports", report, headers: ("Idempotency-Key", "k-1"));
        var again = await door.Post("/v1/reports", report, headers: ("Idempotency-Key", "k-1"));

        Assert.False(first.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal("true", again.Headers.GetValues("Idempotent-Replayed").Single());
    }

    [Fact]
    public async Task The_version_of_the_door_is_that_of_its_description()
    {
        var door = await Door.Of<RepresentationTests>();

        var (version, description) = (await door.Get("/version"), await door.Get("/openapi/v1.json"));

        Assert.Equal(
            description.Json.GetProperty("info").GetProperty("version").GetString(),
            version.Json.GetProperty("version").GetString());
        Assert.False(version.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Texts_are_counted_in_characters_and_kept_in_one_form()
    {
        var door = await Door.Of<RepresentationTests>();
        var rare = string.Concat(Enumerable.Repeat("𠮷", 2500));

        var taken = await door.Post(
            "/v1/reports",
            $$"""
            { "class": "04-05", "lon": 120.9446, "lat": 30.5160, "description": "{{rare}}e\u0301",
              "channel": "caf\u0065\u0301" }
            """);
        var tooLong = await door.Post(
            "/v1/reports",
            $$"""{ "class": "04-05", "lon": 120.9446, "lat": 30.5160, "description": "{{rare}}{{rare[..3002]}}" }""");

        Assert.Equal(HttpStatusCode.Created, taken.Status);
        var report = Assert.IsType<ReportCase>(Assert.Single(door.City.Asked));
        Assert.Equal((rare + "é", "café"), (report.Description, report.Channel));
        tooLong.IsProblem(HttpStatusCode.UnprocessableEntity, "report.descriptionTooLong");
    }

    [Theory]
    [InlineData("desk\\u202e1")]
    [InlineData("desk\\n1")]
    [InlineData("desk\\u200b1")]
    [InlineData("desk\\ufeff1")]
    public async Task A_code_holds_nothing_that_cannot_be_seen(string by)
    {
        var door = await Door.Of<RepresentationTests>();

        var answer = await door.Post($"/v1/cases/{Guid.NewGuid()}/verify", $$"""{ "by": "{{by}}" }""");

        answer.IsProblem(HttpStatusCode.BadRequest, "case.byControl");
    }

    [Theory]
    [InlineData("dispatch", """{ "by": "d", "department": " " }""", "case.department")]
    [InlineData("return", """{ "by": "d", "reason": "x", "department": "" }""", "case.department")]
    [InlineData("consult", """{ "by": "d", "reason": "x", "to": "" }""", "case.to")]
    [InlineData("transfer", """{ "by": "d", "reason": "x", "to": " " }""", "case.to")]
    [InlineData("coordinate", """{ "by": "d", "reason": "x", "departments": [null] }""", "request.json")]
    public async Task A_step_names_a_department_by_its_code(string verb, string body, string code)
    {
        var door = await Door.Of<RepresentationTests>();

        (await door.Post($"/v1/cases/{Guid.NewGuid()}/{verb}", body)).IsProblem(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_list_holds_no_null()
    {
        var door = await Door.Of<RepresentationTests>();

        var answer = await door.Put(
            "/v1/inspections/i-1",
            """{ "kind": "spotCheck", "families": [null], "from": "2019-04-01", "until": "2019-04-02", "by": "d" }""");

        answer.IsProblem(HttpStatusCode.BadRequest, "request.json");
    }

    [Theory]
    [InlineData("2019-04-01T09:00:00.123456789+08:00", "2019-04-01T09:00:00.123456+08:00")]
    [InlineData("2019-04-01t01:00:00z", "2019-04-01T01:00:00Z")]
    [InlineData("2019-04-01 09:00:00+08:00", "2019-04-01T01:00:00Z")]
    [InlineData("2019-04-01T01:00:00-00:00", "2019-04-01T01:00:00Z")]
    [InlineData("2019-04-01T01:00:00.000000000000000000000000000001Z", "2019-04-01T01:00:00Z")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z")]
    [InlineData("2017-01-01T07:59:60+08:00", "2017-01-01T00:00:00Z")]
    [InlineData("2019-04-01T20:00:00+19:00", "2019-04-01T01:00:00Z")]
    public async Task A_time_comes_in_any_form_of_rfc_3339(string sent, string read)
    {
        var door = await Door.Of<RepresentationTests>();

        await door.Post(
            "/v1/reports", $$"""{ "class": "04-05", "lon": 120.9446, "lat": 30.5160, "reportedAt": "{{sent}}" }""");

        var report = Assert.IsType<ReportCase>(Assert.Single(door.City.Asked));
        Assert.Equal(DateTimeOffset.Parse(read, System.Globalization.CultureInfo.InvariantCulture), report.ReportedAt);
    }

    [Theory]
    [InlineData("2019-04-01T09:00:00")]
    [InlineData("2019-04-01T12:59:60Z")]
    [InlineData("2019-04-01T24:00:00Z")]
    [InlineData("2019-02-29T09:00:00Z")]
    [InlineData("2019-04-01T09:00:00.Z")]
    [InlineData("0001-01-01T00:00:00+08:00")]
    [InlineData("9999-12-31T23:59:60Z")]
    [InlineData("2019-04-01T09:00:00+24:00")]
    public async Task What_is_no_moment_is_refused(string sent)
    {
        var door = await Door.Of<RepresentationTests>();

        var answer = await door.Post(
            "/v1/reports", $$"""{ "class": "04-05", "lon": 120.9446, "lat": 30.5160, "reportedAt": "{{sent}}" }""");

        answer.IsProblem(HttpStatusCode.BadRequest, "report.timeShape");
    }

    [Theory]
    [InlineData("/v1/cases?from=0001-01-01", "query.time")]
    [InlineData("/v1/cases/totals?to=0001-01-01&from=0001-01-01", "query.time")]
    [InlineData("/v1/rulebook/due?from=0001-01-01&class=04-05", "due.fromShape")]
    public async Task A_day_before_the_first_year_in_utc_is_refused(string path, string code)
    {
        var door = await Door.Of<RepresentationTests>();

        (await door.Get(path)).IsProblem(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_contact_is_forgotten_under_a_code_alone()
    {
        var door = await Door.Of<RepresentationTests>();
        using var blank = new HttpRequestMessage(HttpMethod.Delete, "/v1/holders/%20/contact");
        using var ends = new HttpRequestMessage(HttpMethod.Delete, "/v1/holders/a%0D%0Ab/contact");
        using var endless = new HttpRequestMessage(HttpMethod.Delete, $"/v1/holders/{new string('a', 4000)}/contact");

        Assert.All(
            [await door.Send(blank), await door.Send(ends), await door.Send(endless)],
            static answer => answer.IsProblem(HttpStatusCode.BadRequest, "holder.code"));
    }

    private static Task<Answer> Conditional(Door door, string tags)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/roads/r-1");
        request.Headers.TryAddWithoutValidation("If-None-Match", tags);
        return door.Send(request);
    }
}
