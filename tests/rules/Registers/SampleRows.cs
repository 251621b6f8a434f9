using System.Text.Json.Nodes;
using Grid.Gateway.Cases;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;

namespace Grid.Tests.Registers;

/// <summary>One full row of every register and table, as JSON.</summary>
internal static class SampleRows
{
    private const string Square =
        """{"type":"Polygon","coordinates":[[[120.93,30.53],[120.94,30.53],[120.94,30.54],[120.93,30.53]]]}""";
    private const string Line = """{"type":"LineString","coordinates":[[120.93,30.53],[120.94,30.53]]}""";
    private const string InForce = """ "from": "2019-01-01", "until": "2019-12-31", "source": "S1", "grade": "H" """;

    private static readonly Dictionary<string, string> Registers = new()
    {
        ["counties"] =
            """
            { "code": "330424", "name": "海盐县", "timeZone": "Asia/Shanghai", "weekend": ["sunday", "friday"],
              "languages": ["zh-CN", "en"], "coordinateSystem": "gcj02", "catchAll": "06-99", "channel": "热线电话",
              "profile": "GB/T 30428", "takesUnplaced": false, "takesUnclassified": true,
              "prefecture": "330400", "prefectureName": "嘉兴市", "start": "2019-01-01",
              "movedTo": "https://pinghu.example" }
            """,
        ["areas"] =
            $$"""
            { "code": "330424001", "kind": "subdistrict", "name": "武原街道", "geometry": {{Square}}, "retired": true,
              "source": "x" }
            """,
        ["cells"] =
            $$"""
            { "code": "330424001901001", "name": "一区", "landClass": "城区", "grade": "二类", "geometry": {{Square}},
              "synthetic": true }
            """,
        ["roads"] =
            $$"""{ "code": "330424-XQ", "name": "新桥路", "grade": "主干道", "tradingZone": "禁止区", "geometry": {{Line}} }""",
        ["segments"] =
            $$"""
            { "code": "330424-XQ-02", "road": "330424-XQ", "name": "n", "seq": 2, "from": "尽端", "to": "环城南路",
              "grade": "主干道", "tradingZone": "禁止区", "kerbM": 12.5, "roadEdgeM": 11, "cleaningStandard": "一级",
              "campaigns": ["二纵;二横",
              "b"], "geometry": {{Line}} }
            """,
        ["buildings"] =
            $$"""
            { "code": "330424-B-0001", "name": "1号", "address": "新桥路1号", "use": "商住", "segment": "330424-XQ-02",
              "geometry": {{Square}} }
            """,
        ["shops"] =
            """
            { "code": "S1", "name": "水果店", "trade": "水果", "segment": "330424-XQ-02", "side": "left", "fromM": 1.5,
              "toM": 9, "wallM": 19, "licence": "L1", "building": "B1", "address": "新桥路1-2号",
              "commitmentSigned": true, "closed": true, "holder": "P-0801", "holderSince": "2019-02-01",
              "creditCode": "91330424MA28A0001U", "hours": "06:00-21:00", "plate": "MQ-0001",
              "pledgedOn": "2019-03-05", "pledgedUntil": "2020-03-04", "pledgedHow": "telephone",
              "pledgeRefused": true, "letterOn": "2019-03-04", "servedAt": "2019-03-05T10:00:00+08:00",
              "servedHow": "left", "letterIssuer": "town", "servedBy": "P-0113", "end": "moved",
              "successor": "S2" }
            """,
        ["dogs"] =
            """
            { "code": "330424-D-000001", "household": "330424-H-000001", "breed": "柴犬", "mixed": true,
              "breedClass": "large", "birthYear": 2012, "sex": "f", "colour": "黑", "subdistrict": "330424005",
              "lon": 120.92, "lat": 30.59, "licensedFrom": "2019-11-25", "licensedUntil": "2020-11-24",
              "vaccinatedUntil": "2020-11-06", "chip": "999518935898491" }
            """,
        ["households"] = """{ "code": "330424-H-000001", "subdistrict": "330424005" }""",
        ["departments"] =
            """
            { "code": "330424-ZHZF", "name": "县综合行政执法局", "kind": "squad", "parent": "330424-CGB", "handles": true,
              "duties": ["牵头","配合;协助"], "powers": ["罚款"] }
            """,
        ["parts"] =
            """
            { "code": "3304240137000001", "class": "01-37", "name": "新桥路路灯001", "lon": 120.944, "lat": 30.516,
              "department": "330424-ZJ", "owner": "县住建局", "maintainer": "养护公司", "state": "broken",
              "address": "新桥路" }
            """,
        ["appointments"] =
            """
            { "code": "A-1", "duty": "segmentChief", "place": "segment/330424-XQ-02", "holder": "P-0017",
              "office": "330424-CGB", "from": "2019-01-01", "until": "2019-12-31", "weekdays": "6-7",
              "periods": "18:00-08:00" }
            """,
        ["beats"] =
            """
            { "code": "B-1", "mode": "fixedPoint", "places": ["segment/330424-XQ-02"], "duty": "officer",
              "squad": "330424-SQ", "windows": ["07:00-09:00"], "days": "workDays|weekends", "visits": 2,
              "points": ["120.9446 30.516 市场北门"], "radiusM": 30, "lateMin": 5, "apartMin": 10, "from": "2019-01-01",
              "until": "2019-12-31", "operation": "ZX-1" }
            """,
        ["operations"] =
            """
            { "code": "ZX-1", "name": "新桥路越店经营整治", "lead": "330424-ZHZF", "units": ["330424-JJ"],
              "places": ["road/330424-XQ", "segment/330424-XQ-02"], "periods": "06:00-09:00;18:00-22:00",
              "from": "2019-04-08", "until": "2019-04-10", "endedOn": "2019-04-09", "result": "劝导32起" }
            """,
        ["stalls"] =
            """
            { "code": "ST-1", "form": "roadMarket", "name": "城北路东侧马路市场", "lon": 120.94, "lat": 30.52,
              "goods": "蔬菜|水果", "sellers": 23, "periods": "05:00-08:00", "department": "330424-ZHZF",
              "guidedTo": "PM-1", "control": "劝导入点" }
            """,
        ["turns"] =
            """
            { "code": "T-1", "permit": "PM-1", "seller": "P-0921", "pitch": 3, "askedOn": "2019-04-20",
              "weekdays": "5-6", "periods": "05:00-07:00" }
            """,
        ["permits"] =
            """
            { "code": "PM-1", "form": "conveniencePoint", "name": "油厂弄便民服务点", "shop": "S1", "lon": 120.94,
              "lat": 30.52, "reachM": 15, "goods": "水果|蔬菜", "periods": "05:00-09:00;18:00-02:00", "weekdays": "5-6",
              "holder": "P-0017", "pitches": 12, "manager": "P-0002", "feeYuan": 120.5 }
            """,
    };

    private static readonly Dictionary<string, string> Tables = new()
    {
        ["classes"] =
            $$"""
            { "kind": "event", "code": "04-05", "name": "店外经营", "big": "街面秩序", "aliases": ["店外"], "standard": "GB",
              "photoBefore": true, "photoAfter": true, "urgent": "alarm",
              {{InForce}} }
            """,
        ["standards"] =
            $$"""
            { "kind": "event", "class": "04-05", "condition": 1, "filing": "a", "closing": "b", "limit": 4,
              "unit": "workHour", "starts": "report", {{InForce}} }
            """,
        ["checklists"] =
            $$"""
            { "item": "I-1", "family": "groundSanitation", "name": "n", "roadGrade": "主干道|支路", "zone": ["红区"],
              "demand": "d", "measure": "m", "bound": "atMost", "number": 3, "unit": "处", "least": 1, "most": 100,
              "kind": "event",
              "class": "04-05", "condition": 2, {{InForce}} }
            """,
        ["revisits"] =
            $$"""
            { "rule": "V-1", "revisit": "lookBack", "kind": "*", "class": "04-05|05-*", "condition": 1, "visits": 2,
              "within": 3, "unit": "workDay", "to": "inspector", {{InForce}} }
            """,
        ["routes"] =
            $$"""
            { "rule": "R-1", "precedence": 100, "kind": "event", "class": "04-05",
              "where": "tradingZone=禁止区|严控区;builtUp=true", "role": "lead", "party": "department:330424-ZHZF",
              {{InForce}} }
            """,
        ["calendar"] =
            """
            { "date": "2019-05-01", "kind": "statutory", "name": "劳动节", "source": "x", "noticed": "2019-03-22",
              "clause": "二(四)", "department": "330424-ZHZF", "post": "collector" }
            """,
        ["hours"] =
            """
            { "from": "2019-01-01", "until": "2019-12-31", "periods": "08:00-12:00;14:00-18:00", "source": "x",
              "grade": "L", "department": "330424-ZHZF", "weekdays": "1-4;7", "holidays": true, "post": "collector" }
            """,
        ["festivals"] = $$"""{ "name": "端午节", "on": "lunar:05-05", "days": 1, {{InForce}} }""",
        ["duties"] = $$"""{ "post": "officer", "sort": "power", "text": "t", {{InForce}} }""",
        ["orders"] =
            """
            { "order": "防台风Ⅱ级响应", "reason": "台风", "kind": "event", "class": "04-05|02-*",
              "channels": "热线电话", "clock": "handle", "percent": 50, "limit": 2,
              "unit": "urgentHour", "periods": "00:00-24:00",
              "department": "330424-ZHZF", "from": "2019-08-09", "until": "2019-08-11", "begins": "14:00",
              "ends": "18:00", "declares": "snow", "givenBy": "330424-CGB", "source": "x", "grade": "H" }
            """,
        ["limits"] =
            $$"""
            { "clock": "handle", "kind": "event", "class": "*", "condition": 1, "channels": "热线电话|网络", "limit": 4,
              "unit": "workHour", "of": "urgentHour|urgentDay", "starts": "report", {{InForce}} }
            """,
        ["practice"] = $$"""{ "option": "reopenDays", "value": 10, {{InForce}} }""",
        ["ladder"] =
            $$"""
            { "rule": "L-2", "party": "shop|person", "kind": "event", "class": "04-05|02-*", "rung": "order",
              "after": 2, "days": 60, "edge": "in", "limit": 3, "unit": "workDay", "document": "责令限期改正通知书",
              "posts": "officer|assistant", "skip": "never", "resets": true, "guided": true, "clause": "c",
              {{InForce}} }
            """,
        ["articles"] =
            $$"""
            { "rule": "ZJ-17-1", "behaviour": "beyondDoor", "name": "越门窗经营", "class": "04-05|04-06",
              "party": "organisation", "law": "某条例", "article": "17(1)", "text": "2018-11-30", "when": "afterLimit",
              "least": 100, "most": 1000.5, "harm": true, "authority": "330424-ZHZF", "contactless": "2019-03-01",
              {{InForce}} }
            """,
        ["discretion"] =
            $$"""
            { "rule": "C-1", "behaviour": "beyondDoor", "party": "organisation", "condition": "again", "least": 600,
              "most": 1000, {{InForce}} }
            """,
        ["procedure"] =
            $$"""
            { "rule": "payment", "value": 15, "unit": "day", "moves": true, "clause": "某法第67条", {{InForce}} }
            """,
        ["separations"] = $$"""{ "step": "check", "after": "handle", {{InForce}} }""",
        ["trading"] =
            $$"""
            { "rule": "T-1", "zone": "严控区", "class": "04-05|04-06", "goods": "水果|蔬菜", "near": "school",
              "metres": 100, "unlessDrawn": "疏导区", "term": "permit", "why": "限时限区", "next": "劝导", "clause": "附件3 二(二)2",
              {{InForce}} }
            """,
        ["standing"] =
            $$"""
            { "rule": "S-1", "party": "shop", "item": "SNOW", "name": "清除积雪", "trades": "餐馆|小吃店",
              "begins": "letter", "every": "declared", "months": "12|1|2", "declared": "snow", "by": "08:00", "withinH": 6,
              "checks": "patrol|self", "lapse": "04-98", "condition": 2, "points": 2.5,
              "clause": "第二十五条", {{InForce}} }
            """,
        ["plates"] =
            $$"""
            { "rule": "P-1", "party": "shop", "colour": "yellow", "colourName": "黄牌", "least": 12.5, "months": 3,
              "becomes": "04-92", "condition": 2, "clause": "附件3 三", {{InForce}} }
            """,
        ["documents"] =
            $$"""
            { "kind": "order", "office": "330424-ZHZF", "officeName": "海盐县综合行政执法局", "mark": "盐综执改",
              "paper": "slip", "title": "责令限期改正通知书", "text": "当事人：{party}|{facts}", {{InForce}} }
            """,
        ["services"] = $$"""{ "method": "left", "needs": "witness|reason", "days": 3, {{InForce}} }""",
        ["channels"] =
            $$"""
            { "channel": "热线电话", "kind": "public", "aliases": ["12345", "12319"], "default": true,
              "enteredWithinDays": 7, {{InForce}} }
            """,
        ["similar"] =
            $$"""
            { "kind": "event", "class": "04-05|02-*", "metres": 30, "hours": 48, "sameChannel": true, "off": false,
              "zone": "严控区", {{InForce}} }
            """,
        ["vocabulary"] =
            $$"""
            { "use": "duty", "code": "segmentChief", "name": "block captain", "language": "en", "aliases": "captain|block",
              {{InForce}} }
            """,
        ["escalations"] =
            $$"""
            { "rule": "E-1", "clock": "handle", "step": "remind", "percent": 80, "after": 1, "unit": "workHour",
              "to": "lead", "kind": "event", "class": "05-*", "of": "urgentHour", {{InForce}} }
            """,
        ["repeats"] =
            $$"""
            { "rule": "P-1", "place": "shop", "kind": "event", "class": "04-*", "count": "together", "metres": 20,
              "againDays": 30, "channels": ["热线电话"], "complaints": 3, "withinDays": 60, "markDays": 90,
              "lookBackDays": 365, "to": "inspector", {{InForce}} }
            """,
    };

    /// <summary>A full row of a case that is taken over; it says where it is by a point.</summary>
    private const string Case = """
        { "number": "JG-17", "source": "智慧城管", "stage": "closed", "kind": "event", "class": "04-05",
          "condition": 1, "lon": 120.944469, "lat": 30.515606, "crs": "wgs84", "address": "新桥路1号",
          "description": "店外堆放水果", "channel": "热线电话", "attachment": "灯杆", "reportedAt": "2026-11-20 09:30",
          "filedAt": "2026-11-20T10:00:00+08:00", "dispatchedAt": "2026/11/20 10:30", "handledAt": "2026-11-20 11:30",
          "closedAt": "2026-11-20 12:30", "department": "县综合行政执法局", "due": "2026-12-01 17:00",
          "outcome": "已整改", "history": "2026-11-20 立案|2026-11-20 派遣", "by": "import-1" }
        """;

    public static TheoryData<string> OfRegisters => [.. RegisterForms.All.Select(static form => form.Plural)];

    public static TheoryData<string> OfTables => [.. TableForms.All.Select(static form => form.Name)];

    public static JsonObject Of(string form)
    {
        var row = JsonNode.Parse(
            Registers.GetValueOrDefault(form)
            ?? Tables.GetValueOrDefault(form)
            ?? (form == CaseForm.Kind ? Case : null)
            ?? throw new ArgumentException($"SampleRows has no full row of {form}.", nameof(form)))!
            .AsObject();
        if (RegisterForms.Find(form) is { } register)
        {
            AddOfAll(row, register.Columns);
        }

        return row;
    }

    /// <summary>The columns that every register has, where its own row does not give them.</summary>
    private static void AddOfAll(JsonObject row, ColumnList columns)
    {
        row["other"] = new JsonObject { ["postcode"] = "314300", ["备注"] = "x" };
        foreach (var name in new[] { "from", "validFrom", "until" })
        {
            if (columns.Find(name) is { Sort: ColumnSort.Day } && !row.ContainsKey(name))
            {
                row[name] = name == "until" ? "2019-12-31" : "2019-01-01";
            }
        }
    }
}
