using Grid.Gateway.Foundation;
using Grid.Gateway.Problems;
using Grid.Names;

namespace Grid.Tests.Problems;

/// <summary>A problem says the same in Chinese as in English.</summary>
public sealed class ProblemTextsTests
{
    [Fact]
    public void Each_sentence_is_of_a_known_code_and_names_the_same_in_both_languages() =>
        Assert.All(ProblemTexts.All, static text =>
        {
            Assert.True(IsKnown(text.Code), $"{text.Code} has no line in problems.txt.");
            Assert.Matches("[\u4e00-\u9fff]|^shapefile$", text.Chinese);
            Assert.Subset(text.Names.English.ToHashSet(), text.Names.Chinese.ToHashSet());
            Assert.NotNull(text.Tell(text.English));
        });

    [Fact]
    public void Each_code_has_a_title_in_Chinese() => Assert.All(
        ProblemCatalogue.All, static entry => Assert.Matches("[\u4e00-\u9fff]", entry.ChineseTitle));

    [Theory]
    [InlineData(
        "case.unknown",
        "There is no case '7'; a case is found by its id, which is a UUID. GET /v1/cases?q= searches by number.",
        "没有案件 '7'。案件按其标识(UUID)查找;可用 GET /v1/cases?q= 按编号查询。")]
    [InlineData(
        "report.channelTooLong", "channel has 70 characters; at most 64 are kept.", "channel 有 70 个字,最多 64 个字。")]
    [InlineData(
        "place.unknown",
        "There is no part 'L-7' on the map. Send a code that is registered, a point, or \"address\" in words.",
        "地图上没有部件 'L-7'。请给出已登记的编码、坐标,或在 \"address\" 中写明地址。")]
    [InlineData("case.unchecked", "A case closes once its disposal has been checked.", "案件尚未核查。")]
    [InlineData("register.range", "wallM is 900; at most 200.", "数值超出范围。（wallM is 900; at most 200.）")]
    [InlineData("register.missing", "lon is missing. lat is missing.", "缺少 lon。缺少 lat。")]
    [InlineData("register.shape", "fromM 'x' is not a number. name is missing.", "fromM 'x' 不是数字。缺少 name。")]
    [InlineData(
        "register.columnUnknown",
        "'untill' is no column of routes. Did you mean until?",
        "'untill' 不是 routes 的列。是否为 until?")]
    [InlineData(
        "register.columnUnknown",
        "'foo' is no column of shops. Known are code, name.",
        "'foo' 不是 shops 的列,可用:code, name。")]
    [InlineData(
        "register.shape",
        "clock 'fly' is not one of verify, file. kind is missing.",
        "clock 'fly' 不在词表内,可用:verify（核实时限）, file（立案时限）。缺少 kind。")]
    [InlineData(
        "register.word",
        "unit 'week' is not one of workHour, workDay.",
        "unit 'week' 不在词表内,可用:workHour（工作时）, workDay（工作日）。")]
    [InlineData(
        "register.word",
        "stage 'x' is not one of filed (已立案), closed (已结案).",
        "stage 'x' 不在词表内,可用:filed（已立案）, closed（已结案）。")]
    [InlineData(
        "query.kind",
        "kind 'x' cannot be used; send event or part.",
        "kind 'x' 无效,可用:event（事件） 或 part（部件）。")]
    [InlineData(
        "export.format",
        "Send format= and one of csv, ndjson; a table has no geojson.",
        "请写 format=,可用:csv, ndjson;规则表没有 geojson。")]
    [InlineData(
        "request.parameter",
        "Failed to bind parameter lon from \"x\". Send a number.",
        "参数 lon 无法识别:\"x\"。应为数字。")]
    [InlineData(
        "query.stage",
        "stage 'open' is not known; send reported, fedBack.",
        "环节 'open' 无法识别,可用:reported（已上报）, fedBack（已反馈）。")]
    [InlineData(
        "query.post",
        "post is missing; send one of areaChief, snowCaptain.",
        "缺少 post,可用:areaChief（区长）, snowCaptain。")]
    [InlineData(
        "request.json",
        "The body is not the JSON expected: line 1, byte 17: it is cut off or has a wrong sign: Expected a value.",
        "请求体格式有误:第 1 行第 17 字节:内容不完整或语法有误,请检查括号、引号和逗号。")]
    [InlineData(
        "request.json",
        "The body is not the JSON expected: line 1, byte 9, at $.how: one of patrol, self is expected there.",
        "请求体格式有误:第 1 行第 9 字节,$.how 处:可用:patrol（巡查）, self（自查）。")]
    [InlineData(
        "request.accept",
        "The answer comes as application/json or application/geo+json; Accept: image/png excludes that.",
        "应答格式为 application/json 或 application/geo+json,而 Accept: image/png 不含该格式。")]
    [InlineData(
        "table.invalid",
        "Row 2: It says nothing. Row 3: There is no such clock. And 4 more.",
        "第 2 行:内容为空。第 3 行:没有该时限。另有 4 项。")]
    [InlineData(
        "case.unfiled",
        "'dispatch' does not fit a case that is voided. It was voided by desk-1 at 2019-04-01T09:30:00.0000000+08:00: x. "
            + "Nothing can be done to it any more.",
        "步骤 dispatch（派遣）不适用于“已作废”的案件。该案已由 desk-1 于 2019-04-01T09:30:00.0000000+08:00 办理(作废):x。不能再办理。")]
    public void What_stands_in_a_sentence_stands_in_the_Chinese_one_too(string code, string english, string chinese) =>
        Assert.Equal(chinese, ProblemTexts.Chinese(code, english));

    [Theory]
    [InlineData("R-030-01 comes first (precedence 190).", "R-030-01 在先(优先级 190)。")]
    [InlineData(
        "Nobody holds SegmentChief of segment/A-1, nor of anything around it.", "segment/A-1 及其上级区域均无人担任段长。")]
    [InlineData("It is a new sentence.", "It is a new sentence.")]
    public void A_row_is_explained_in_Chinese_too(string english, string chinese)
    {
        Assert.Equal(chinese, ProblemTexts.Why(english, CityWords.Chinese));
        Assert.Equal(english, ProblemTexts.Why(english, CityWords.English));
    }

    [Fact]
    public void Each_fault_of_a_request_is_told()
    {
        var problem = new ProblemBody("", "", 400, "report.conditionRange", "A. B.", [
            new("condition", "report.conditionRange", "condition counts the filing conditions of the class from 1."),
            new("kind", "report.kindUnknown", "kind 'x' is not known; send event (default) or part."),
        ]);

        var told = ProblemTexts.Told(problem, CityWords.Chinese);

        Assert.Equal("立案条件序号有误", told.Title.TrimEnd('。'));
        Assert.Equal(string.Concat(told.Errors!.Select(static fault => fault.Detail)), told.Detail);
        Assert.Contains("kind 'x' 无法识别", told.Detail, StringComparison.Ordinal);
        Assert.Same(problem, ProblemTexts.Told(problem, CityWords.English));
    }

    [Fact]
    public void What_a_caller_sent_makes_no_sentence_slow_to_read()
    {
        var sent = string.Concat(Enumerable.Repeat("It was done by x at y: z. What fits now: a, b. ", 5_000));

        var told = ProblemTexts.Chinese(
            "case.refused", $"'{sent}' does not fit a case that is {sent}. It was {sent} by {sent} at {sent}: {sent}");

        Assert.Contains(sent, told, StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether a code is a group of its own, or the catalogue or the check of a folder has one like it.
    /// </summary>
    private static bool IsKnown(string code) =>
        ProblemTexts.Groups.Contains(code)
        || code.StartsWith("folder.", StringComparison.Ordinal)
        || code.StartsWith("city.", StringComparison.Ordinal)
        || ProblemCatalogue.All.Any(entry => entry.Code == code || ProblemCatalogue.Pattern(code).IsMatch(entry.Code))
        || ProblemCatalogue.Find(code.Replace("*", "word", StringComparison.Ordinal)) is not null;
}
