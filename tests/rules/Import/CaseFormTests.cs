using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Cases;
using Grid.Gateway.Cases;
using Grid.Gateway.Registers;

namespace Grid.Tests.Import;

/// <summary>A row of a case that is taken over, as a program of a county wrote it.</summary>
public sealed class CaseFormTests
{
    private static readonly CaseTaking Haiyan =
        new("330424", TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), "desk-1");

    private static readonly CaseTaking Testshire =
        new("999901", TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), "desk-1");

    private const string Full = """
        { "number": "JG-17", "source": "智慧城管", "stage": "accepted", "kind": "event", "class": "04-05",
          "condition": 1, "lon": 120.944469, "lat": 30.515606, "crs": "wgs84", "address": "新桥路1号",
          "description": "店外堆放水果", "channel": "热线电话", "attachment": "灯杆", "reportedAt": "2026-11-20 09:30",
          "filedAt": "2026-11-20T10:00:00+08:00", "dispatchedAt": "2026/11/20 10:30", "handledAt": null,
          "closedAt": null, "department": "县综合行政执法局", "due": "2026-12-01 17:00", "outcome": null,
          "history": "2026-11-20 立案|2026-11-20 派遣", "by": "import-1" }
        """;

    [Fact]
    public void A_time_without_an_offset_is_by_the_clock_of_the_county()
    {
        var taken = Read(Full, Haiyan)!;

        Assert.Equal(new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.FromHours(8)), taken.Report.ReportedAt);
        Assert.Equal(taken.Report.ReportedAt!.Value.AddHours(1), taken.From.DispatchedAt);
        Assert.Equal(
            TimeSpan.FromHours(-5), Read(Full, Testshire)!.Report.ReportedAt!.Value.Offset);
        Assert.Equal(["2026-11-20 立案", "2026-11-20 派遣"], taken.From.History);
        Assert.Equal(("import-1", CaseStage.Accepted), (taken.Report.By, taken.Stage));
    }

    [Fact]
    public void A_time_in_the_hour_that_the_clock_skips_is_of_the_clock_before()
    {
        // The system before added thirty days to a time and did not look at the clock.
        Assert.Equal(
            new DateTimeOffset(2026, 3, 8, 2, 30, 0, TimeSpan.FromHours(-5)),
            Read(With("due", "2026-03-08 02:30"), Testshire)!.From.Due);
    }

    [Theory]
    [InlineData("filed", CaseStage.Filed)]
    [InlineData("已立案", CaseStage.Filed)]
    [InlineData("立案", CaseStage.Filed)]
    [InlineData("不予立案", CaseStage.Refused)]
    [InlineData("反馈", CaseStage.FedBack)]
    public void A_stage_is_entered_by_its_word_or_its_name(string said, CaseStage stage) =>
        Assert.Equal(stage, Read(With("stage", said), Haiyan)!.Stage);

    [Fact]
    public void A_wrong_stage_is_told_the_words_and_their_names()
    {
        var row = JsonRows.Read(1, JsonSerializer.SerializeToElement(JsonNode.Parse(With("stage", "并案"))));
        Assert.Null(CaseForm.Read(row, Haiyan, checksOnly: false));
        Assert.Contains(
            "stage '并案' is not one of reported (已上报), ",
            Assert.Single(row.Faults).Detail,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_goes_by_the_longest_name_it_may_have_in_its_table()
    {
        var longest = new string('乱', 200);
        Assert.Equal(longest, Read(With("class", longest), Haiyan)!.Report.Class);
    }

    [Fact]
    public void A_case_of_no_place_is_told_each_way_to_say_one()
    {
        var row = JsonNode.Parse(Full)!.AsObject();
        (row["lon"], row["lat"], row["address"], row["description"]) = (null, null, null, null);
        var read = JsonRows.Read(1, JsonSerializer.SerializeToElement(row));

        Assert.Null(CaseForm.Read(read, Haiyan, checksOnly: false));
        var fault = Assert.Single(read.Faults);
        Assert.Equal("report.pointMissing", fault.Code);
        Assert.Contains("\"area\"", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_cannot_be_read_is_not_missing_as_well()
    {
        var row = JsonNode.Parse(Full)!.AsObject();
        (row["class"], row["description"]) = (new string('x', 201), null);
        var read = JsonRows.Read(1, JsonSerializer.SerializeToElement(row));

        Assert.Null(CaseForm.Read(read, Haiyan, checksOnly: false));
        Assert.Equal("register.tooLong", Assert.Single(read.Faults).Code);
    }

    [Theory]
    [InlineData("reportedAt", "20.11.2026", "register.moment")]
    [InlineData("reportedAt", "", "register.missing")]
    [InlineData("stage", "joined", "register.word")]
    [InlineData("number", "", "register.missing")]
    [InlineData("cell", "C-1", "report.placeTwice")]
    public void What_cannot_be_read_is_refused_by_its_name(string column, string value, string code)
    {
        var row = JsonNode.Parse(Full)!.AsObject();
        row[column] = value;
        var read = JsonRows.Read(1, JsonSerializer.SerializeToElement(row));

        Assert.Null(CaseForm.Read(read, Testshire, checksOnly: false));
        Assert.Contains(read.Faults, fault => fault.Code == code && fault.Field == column);
    }

    [Fact]
    public void The_same_number_of_the_same_source_in_the_same_county_is_the_same_case()
    {
        var one = Read(Full, Haiyan)!;

        Assert.Equal(CaseForm.IdOf(one), CaseForm.IdOf(one with { Stage = CaseStage.Closed }));
        Assert.NotEqual(CaseForm.IdOf(one), CaseForm.IdOf(Read(Full, Testshire)!));
        Assert.NotEqual(
            CaseForm.IdOf(one), CaseForm.IdOf(one with { From = one.From with { Source = "12345" } }));
    }

    private static string With(string column, string value)
    {
        var row = JsonNode.Parse(Full)!.AsObject();
        row[column] = value;
        return row.ToJsonString();
    }

    private static TakeCase? Read(string row, CaseTaking taking)
    {
        var read = JsonRows.Read(1, JsonDocument.Parse(row).RootElement);
        var taken = CaseForm.Read(read, taking, checksOnly: false);
        Assert.True(read.Faults.Count == 0, string.Join(' ', read.Faults.Select(static fault => fault.Detail)));
        return taken;
    }
}
