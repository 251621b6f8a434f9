using System.Net;
using System.Text.Json;
using Grid.Areas;
using Grid.Cells;
using Grid.Foundation;
using Grid.Parties;
using Grid.Roads;
using Grid.Rulebook;
using Grid.Shops;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Import;

public sealed class ImportTests
{
    private const string Shops = """
        code,name,trade,segment,side,fromM,toM,wallM,licence,building,synthetic
        S1,"水果店, 老王",水果,330424-XQ-02,left,40.5,50.5,19,,,true
        S2,面馆,餐饮,330424-XQ-02,right,10,18,19,,,true
        """;

    [Fact]
    public async Task Csv_is_entered_line_by_line_and_again_without_doubling()
    {
        var door = await Door.Of<ImportTests>();

        var first = await Csv(door, "shops", Shops);
        var again = await Csv(door, "shops", Shops);

        Assert.Equal("application/x-ndjson", first.Content.ContentType?.MediaType);
        Assert.Equal(["2 S1 created", "3 S2 created"], Results(first));
        Assert.Equal((2, 2, 0, 0), Summary(first));
        Assert.Equal(["2 S1 unchanged", "3 S2 unchanged"], Results(again));
        Assert.Equal((2, 0, 2, 0), Summary(again));
        var shop = Assert.IsType<ShopData>(door.City.Entries[new(EntityKind.Shop, "S1")].Data);
        Assert.Equal(("水果店, 老王", "left", 40.5, true), (shop.Name, shop.Side, shop.FromMetres, shop.Synthetic));
    }

    [Fact]
    public async Task A_check_says_what_would_be_done_and_enters_nothing()
    {
        var door = await Door.Of<ImportTests>();

        var looked = await Csv(door, "shops?check=true", Shops + "\nS3,,水果,330424-XQ-02,left,x,50.5,19,,,\n");
        Assert.Empty(door.City.Entries);
        await Csv(door, "shops", Shops);
        var again = await Csv(door, "shops?check=true", Shops.Replace("面馆", "面店", StringComparison.Ordinal));

        Assert.Equal(["2 S1 created", "3 S2 created", "4 S3 refused"], Results(looked));
        Assert.Equal(["2 S1 unchanged", "3 S2 updated"], Results(again));
        var shop = Assert.IsType<ShopData>(door.City.Entries[new(EntityKind.Shop, "S2")].Data);
        Assert.Equal("面馆", shop.Name);
    }

    [Theory]
    [InlineData("en", "fromM 'x' is not a number. name is missing.")]
    [InlineData("zh-CN", "fromM 'x' 不是数字。缺少 name。")]
    public async Task A_line_is_told_in_the_language_that_its_sender_asks_for(string language, string detail)
    {
        var door = await Door.Of<ImportTests>();

        var answer = await door.Post(
            "/v1/import/shops?check=true",
            Shops + "\nS3,,水果,330424-XQ-02,left,x,50.5,19,,,\n",
            "text/csv",
            ("Accept-Language", language));

        Assert.Equal(language, string.Join(',', answer.Content.ContentLanguage));
        Assert.Equal(detail, answer.Lines[2].GetProperty("detail").GetString());
        Assert.Contains(detail, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/csv; delimiter=\";\"", ';')]
    [InlineData("text/csv; charset=utf-8; delimiter=tab", '\t')]
    public async Task A_declared_separator_is_read(string contentType, char separator)
    {
        var door = await Door.Of<ImportTests>();

        var answer = await door.Post(
            "/v1/import/households", "code,subdistrict\nH-1,330424005\n".Replace(',', separator), contentType);

        Assert.Equal(["2 H-1 created"], Results(answer));
    }

    [Fact]
    public async Task A_separator_that_is_none_is_refused()
    {
        var door = await Door.Of<ImportTests>();

        var answer = await door.Post("/v1/import/households", "code\nH-1\n", "text/csv; delimiter=x");

        answer.IsProblem(HttpStatusCode.BadRequest, "import.delimiter");
    }

    [Fact]
    public async Task A_bad_line_is_refused_alone_and_says_what_it_lacks()
    {
        var door = await Door.Of<ImportTests>();

        var answer = await Csv(door, "shops", Shops + "\nS3,,水果,330424-XQ-02,left,x,50.5,19,,,\nS4,only,four,fields\n");

        Assert.Equal(["2 S1 created", "3 S2 created", "4 S3 refused", "5  refused"], Results(answer));
        Assert.Contains("name is missing", answer.Lines[2].GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains(
            "fromM 'x' is not a number", answer.Lines[2].GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("import.fields", answer.Lines[3].GetProperty("code").GetString());
        Assert.Equal((4, 2, 0, 2), Summary(answer));
    }

    [Fact]
    public async Task A_header_that_lacks_columns_is_refused_with_their_names()
    {
        var door = await Door.Of<ImportTests>();

        var table = await Csv(door, "calendar?county=330424", "date,name\n2019-05-01,x\n");
        var register = await Csv(door, "shops", "name,trade\nx,水果\n");

        table.IsProblem(HttpStatusCode.BadRequest, "import.columnsMissing");
        Assert.Contains("kind, source", table.Detail, StringComparison.Ordinal);
        register.IsProblem(HttpStatusCode.BadRequest, "import.columnsMissing");
    }

    [Fact]
    public async Task Csv_cut_off_inside_quotes_keeps_what_went_before()
    {
        var door = await Door.Of<ImportTests>();

        var answer = await Csv(door, "shops", Shops + "\nS3,\"面馆,餐饮,330424-XQ-02,ri");

        Assert.Equal(["2 S1 created", "3 S2 created", "4  refused"], Results(answer));
        Assert.Equal("import.csv", answer.Lines[2].GetProperty("code").GetString());
        Assert.Equal(2, door.City.Entries.Count);
    }

    [Fact]
    public async Task Csv_that_is_not_utf8_says_so()
    {
        var door = await Door.Of<ImportTests>();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/import/roads")
        {
            Content = new ByteArrayContent([.. "code,name\nR1,"u8, 0xC2, 0xB7, 0xD0, 0xC2, 0xFF, (byte)'\n']),
        };
        request.Content.Headers.ContentType = new("text/csv");

        var answer = await door.Send(request);

        Assert.Equal("import.notUtf8", answer.Lines[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Ndjson_cut_off_in_the_middle_keeps_what_went_before()
    {
        var door = await Door.Of<ImportTests>();

        var answer = await door.Post(
            "/v1/import/roads",
            "{\"code\":\"R1\",\"name\":\"新桥路\"}\n\n[1]\n{\"code\":\"R2\",\"na",
            "application/x-ndjson");

        Assert.Equal(["1 R1 created", "3  refused", "4  refused"], Results(answer));
        Assert.Equal("import.json", answer.Lines[2].GetProperty("code").GetString());
        Assert.Equal((3, 1, 0, 2), Summary(answer));
    }

    [Theory]
    [InlineData(
        """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"GCJ-02"}},"features":[FEATURE]}""",
        "created",
        null,
        120.905)]
    [InlineData(
        """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[FEATURE]}""",
        "created",
        null,
        120.9087)]
    [InlineData(
        """{"type":"FeatureCollection","features":[FEATURE],"crs":{"type":"name","properties":{"name":"EPSG:4490"}}}""",
        "created",
        null,
        120.9087)]
    [InlineData(
        """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"features":[FEATURE]}""",
        "refused",
        "register.crs",
        null)]
    [InlineData(
        """{"type":"FeatureCollection","features":[FEATURE],"crs":{"type":"name","properties":{"name":"GCJ-02"}}}""",
        "created",
        "import.crsLate",
        120.9087)]
    public async Task A_collection_lies_where_its_crs_says(string collection, string result, string? code, double? west)
    {
        var door = await Door.Of<ImportTests>();
        const string feature =
            """{"type":"Feature","properties":{"code":"Z-16","kind":"builtUp","name":"试"},"geometry":{"type":"Polygon","coordinates":[[[120.9087,30.5179],[120.9187,30.5179],[120.9187,30.5279],[120.9087,30.5179]]]}}""";

        var answer = await GeoJson(door, "areas", collection.Replace("FEATURE", feature, StringComparison.Ordinal));

        Assert.Equal(result, answer.Lines[0].GetProperty("result").GetString());
        Assert.Equal(
            code,
            answer
                .Lines.Where(static line => line.TryGetProperty("code", out _))
                .Select(static line => line.GetProperty("code").GetString())
                .FirstOrDefault());
        var entered = door.City.Entries.GetValueOrDefault(new(EntityKind.Area, "Z-16"))?.Data as AreaData;
        Assert.Equal(west is not null, entered is not null);
        if (entered is not null)
        {
            using var outline = JsonDocument.Parse(entered.Geometry);
            Assert.Equal(west!.Value, outline.RootElement.GetProperty("coordinates")[0][0][0].GetDouble(), 3);
        }
    }

    [Fact]
    public async Task Geojson_is_entered_feature_by_feature()
    {
        var door = await Door.Of<ImportTests>();

        var answer = await GeoJson(door, "cells", Collection(Cell("33042400190101"), Cell("330424001901002")));

        Assert.Equal(["1 330424001901001 created", "2 330424001901002 created"], Results(answer));
        var cell = Assert.IsType<CellData>(door.City.Entries[new(EntityKind.Cell, "330424001901001")].Data);
        Assert.Equal(
            """{"type":"Polygon","coordinates":[[[120.93,30.53],[120.94,30.53],[120.94,30.54],[120.93,30.53]]]}""",
            cell.Geometry);
        Assert.Equal(("一区", "二类"), (cell.Name, cell.Grade));
    }

    [Fact]
    public async Task Geojson_cut_off_in_the_middle_keeps_what_went_before()
    {
        var door = await Door.Of<ImportTests>();
        var whole = Collection(Cell("330424001901001"), Cell("330424001901002"));

        var answer = await GeoJson(
            door, "cells", whole[..(whole.LastIndexOf("Polygon", StringComparison.Ordinal) + 3)]);

        Assert.Equal(["1 330424001901001 created", "2  refused"], Results(answer));
        Assert.Equal("import.cutOff", answer.Lines[1].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("{ \"type\": \"Feature\", \"geometry\": null, \"properties\": { } }")]
    [InlineData("[ ]")]
    [InlineData("{ \"features\": { } }")]
    [InlineData("{ \"type\": \"FeatureCollection\" }")]
    public async Task A_body_that_is_no_collection_is_refused_with_the_form_of_one(string body)
    {
        var door = await Door.Of<ImportTests>();

        (await GeoJson(door, "cells", body)).IsProblem(HttpStatusCode.BadRequest, "import.collection");
    }

    [Fact]
    public async Task Of_two_records_with_one_key_the_later_is_entered_alone()
    {
        var door = await Door.Of<ImportTests>();

        const string file =
            "{\"code\":\"R1\",\"name\":\"a\"}\n{\"code\":\"R2\",\"name\":\"b\"}\n{\"code\":\"R1\",\"name\":\"c\"}\n";

        var answer = await door.Post("/v1/import/roads", file, "application/x-ndjson");
        var again = await door.Post("/v1/import/roads", file, "application/x-ndjson");

        Assert.Equal(["1 R1 superseded", "2 R2 created", "3 R1 created"], Results(answer));
        Assert.Contains("line 3", answer.Lines[0].GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, answer.Lines[^1].GetProperty("summary").GetProperty("superseded").GetInt32());
        Assert.Equal(["1 R1 superseded", "2 R2 unchanged", "3 R1 unchanged"], Results(again));
        Assert.Equal("c", Assert.IsType<RoadData>(door.City.Entries[new(EntityKind.Road, "R1")].Data).Name);
    }

    [Fact]
    public async Task Ten_thousand_records_are_answered_in_their_order()
    {
        var door = await Door.Of<ImportTests>();
        var body = string.Concat(
            Enumerable.Range(1, 10_000).Select(static i => $"{{\"code\":\"R{i}\",\"name\":\"路{i}\"}}\n"));

        var answer = await door.Post("/v1/import/roads", body, "application/x-ndjson");

        Assert.Equal((10_000, 10_000, 0, 0), Summary(answer));
        Assert.Equal(
            Enumerable.Range(1, 10_000),
            answer.Lines.SkipLast(1).Select(static line => line.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task A_record_the_register_refuses_says_why_and_a_full_city_is_asked_again()
    {
        var door = await Door.Of<ImportTests>();
        door.City.Refusals.Enqueue(Refusal.Busy("city.full", "Full."));
        var busy = await door.Post("/v1/import/roads", "{\"code\":\"R1\",\"name\":\"a\"}", "application/x-ndjson");
        door.City.Refusals.Enqueue(Refusal.Invalid("geometry.invalid", "Self-intersection at [1, 2]."));
        var wrong = await door.Post("/v1/import/roads", "{\"code\":\"R2\",\"name\":\"a\"}", "application/x-ndjson");

        Assert.Equal(["1 R1 created"], Results(busy));
        Assert.Equal(["1 R2 refused"], Results(wrong));
        Assert.Equal("geometry.invalid", wrong.Lines[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("lamps", "text/csv", HttpStatusCode.NotFound, "import.kindUnknown")]
    [InlineData("shops", "application/json", HttpStatusCode.UnsupportedMediaType, "import.contentType")]
    [InlineData("routes", "text/csv", HttpStatusCode.BadRequest, "county.missing")]
    public async Task An_unknown_import_is_refused_with_what_can_be_imported(
        string kind,
        string contentType,
        HttpStatusCode status,
        string code)
    {
        var door = await Door.Of<ImportTests>();

        (await door.Post($"/v1/import/{kind}", "code,name\n", contentType)).IsProblem(status, code);
    }

    [Fact]
    public async Task An_empty_body_is_distinguished_from_a_finished_one()
    {
        var door = await Door.Of<ImportTests>();

        (await door.Post("/v1/import/roads", "\n\n", "application/x-ndjson")).IsProblem(
            HttpStatusCode.BadRequest, "import.empty");
    }

    [Fact]
    public async Task A_table_is_entered_whole()
    {
        var door = await Door.Of<ImportTests>();

        var answer = await Csv(door, "routes?county=330424", """
            rule,precedence,kind,class,where,role,party,from,until,source,grade
            R-1,100,*,*,,grid,place:cell,2018-01-01,,S18,H
            R-2,200,event,04-05|05-*,tradingZone=禁止区|严控区;builtUp=true,lead,department:330424-ZHZF,2018-01-01,2019-12-31,S211,H
            """);

        Assert.Equal(["2 330424/routes created", "3 330424/routes created"], Results(answer));
        var table = Assert.IsType<TableData>(door.City.Entries[new(EntityKind.Table, "330424/routes")].Data);
        Assert.Equal(TableName.Routes, table.Table);
        Assert.Null(table.Routes[0].Kind);
        var route = table.Routes[1];
        Assert.Equal(["04-05", "05-*"], route.Classes);
        Assert.Equal(["禁止区", "严控区"], route.Where["tradingZone"]);
        Assert.Equal(["true"], route.Where["builtUp"]);
        Assert.Equal(
            (AssignmentRole.Lead, ClassKind.Event, new DateOnly(2019, 12, 31)), (route.Role, route.Kind, route.Until));

        var shown = await door.Get("/v1/tables/330424/routes");
        Assert.Equal(
            "tradingZone=禁止区|严控区;builtUp=true", shown.Json.GetProperty("rows")[1].GetProperty("where").GetString());
    }

    [Fact]
    public async Task One_bad_row_keeps_the_whole_table_out()
    {
        var door = await Door.Of<ImportTests>();

        var answer = await Csv(
            door,
            "calendar?county=330424",
            "date,kind,name,source\n2019-05-01,holiday,劳动节,x\n2019-05-04,festival,,x\n2019-05-01,workday,调休,x\n");

        Assert.Equal(
            ["2 330424/calendar refused", "3 330424/calendar refused", "4 330424/calendar refused"], Results(answer));
        Assert.Equal(
            ["import.tableRefused", "register.word", "register.twice"],
            answer.Lines.SkipLast(1).Select(static line => line.GetProperty("code").GetString()!));
        Assert.Empty(door.City.Entries);
    }

    [Theory]
    [InlineData(
        "classes",
        "kind,code,name,big,aliases,standard,from,until,source,grade\n"
            + "event,04-05,店外经营,街面秩序,街面秩序/店外经营;店外,GB,2018-01-01,,x,H\n")]
    [InlineData(
        "standards",
        "kind,class,condition,filing,closing,limit,unit,from,until,source,grade\n"
            + "event,04-05,1,a,b,4,workHour,2018-01-01,,x,M\n")]
    [InlineData("hours", "from,until,periods,source,grade\n2018-01-01,,08:00-12:00;14:00-18:00,x,L\n")]
    [InlineData("calendar", "date,kind,name,source\n2019-05-01,holiday,劳动节,x\n2019-05-05,workday,调休,x\n")]
    public async Task Every_table_comes_back_as_it_went_in(string table, string csv)
    {
        var door = await Door.Of<ImportTests>();

        await door.Put(
            "/v1/areas/330424",
            """{ "kind": "county", "name": "海盐县", "geometry": { "type": "Point", "coordinates": [120.9, 30.5] } }""");
        await Csv(door, table, csv);
        var rows = (await door.Get($"/v1/tables/330424/{table}")).Json.GetProperty("rows");
        var again = await door.Post(
            $"/v1/import/{table}",
            string.Concat(rows.EnumerateArray().Select(static row => JsonSerializer.Serialize(row) + "\n")),
            "application/x-ndjson");

        Assert.NotEmpty(rows.EnumerateArray());
        Assert.All(Results(again), static result => Assert.EndsWith("unchanged", result, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_that_reads_nothing_before_it_has_sent_everything_is_served()
    {
        var door = await Door.Of<ImportTests>();
        var uri = door.Client.BaseAddress!;
        using var socket = new System.Net.Sockets.TcpClient(uri.Host, uri.Port);
        await using var stream = socket.GetStream();
        var record = "{\"code\":\"R1\",\"name\":\"路\",\"grade\":\"" + new string('x', 40) + "\"}\n";
        var body = string.Concat(Enumerable.Repeat(record, 100_000));
        var bytes = System.Text.Encoding.UTF8.GetBytes(body);
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(
            "POST /v1/import/roads HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
            + $"application/x-ndjson\r\nContent-Length: {bytes.Length}\r\n\r\n"));

        await stream.WriteAsync(bytes).AsTask().WaitAsync(TimeSpan.FromMinutes(5));
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(5));

        Assert.Contains("\"summary\":{\"read\":100000,", answer, StringComparison.Ordinal);
    }

    private static Task<Answer> Csv(Door door, string kind, string csv) =>
        door.Post($"/v1/import/{kind}", csv, "text/csv; charset=utf-8");

    private static Task<Answer> GeoJson(Door door, string kind, string body) =>
        door.Post($"/v1/import/{kind}", body, "application/geo+json");

    private static string Collection(params string[] features) =>
        $"{{ \"type\": \"FeatureCollection\", \"name\": {{ \"x\": [1] }}, \"features\": [ "
        + $"{string.Join(", ", features)} ] }}";

    private static string Cell(string code) => $$"""
        { "type": "Feature", "properties": { "code": "{{code}}", "name": "一区", "grade": "二类", "areaM2": 5 },
          "geometry": { "type": "Polygon", "coordinates": [ [ [120.93, 30.53], [120.94, 30.53], [120.94, 30.54],
            [120.93, 30.53] ] ] } }
        """;

    private static IEnumerable<string> Results(Answer answer) => answer.Lines.SkipLast(1).Select(static line =>
        $"{line.GetProperty("line").GetInt32()} {line.GetProperty("key").GetString()} "
        + $"{line.GetProperty("result").GetString()}");

    private static (int Read, int Created, int Unchanged, int Refused) Summary(Answer answer)
    {
        var summary = answer.Lines[^1].GetProperty("summary");
        return (
            summary.GetProperty("read").GetInt32(),
            summary.GetProperty("created").GetInt32(),
            summary.GetProperty("unchanged").GetInt32(),
            summary.GetProperty("refused").GetInt32());
    }
}
