using Grid.Names;
using Grid.Silo;
using Grid.Silo.Folders;
using Grid.Tests.Processes;

namespace Grid.Tests.Folders;

public sealed class FolderCheckTests
{
    [Theory]
    [InlineData("haiyan")]
    [InlineData("ceshi")]
    [InlineData("pinghu")]
    [InlineData("testshire")]
    public async Task The_counties_that_come_with_the_city_check_clean(string county)
    {
        var report = await CopiedFolder.Check(Path.Combine(Repository.Root, "data", county));

        Assert.True(report.Errors == 0, string.Join('\n', report.Print(all: true)));
        Assert.True(report.Rows > 100);
    }

    [Theory]
    [InlineData("places/segments.geojson", "\"kerbM\"", "\"kerbMetres\"", "register.columnUnknown", "kerbM")]
    [InlineData("places/segments.geojson", "\"road\":\"999901-DJ\",", "", "register.missing", "road")]
    [InlineData("places/segments.geojson", "\"road\":\"999901-DJ\"", "\"road\":\"999901-XX\"", "folder.reference",
        "road/999901-XX")]
    [InlineData("places/shops.csv", ",left,", ",links,", "register.word", "left, right")]
    [InlineData("places/shops.csv", "108.0,114.5", "101.0,114.5", "shop.frontOverlap", "999901-DJ-01-S001")]
    [InlineData(
        "places/cells.geojson",
        "[[[110.02,35.03],[110.03,35.03],[110.03,35.04],[110.02,35.04],[110.02,35.03]]]",
        "[[[110.02,35.03],[110.03,35.04],[110.03,35.03],[110.02,35.04],[110.02,35.03]]]", "geometry.invalid", "crosses itself")]
    [InlineData("registers/departments.csv", "999901-SR", "999901-XX", "folder.reference", "department/999901-SR")]
    [InlineData("registers/dogs.csv", "999000000000002", "999000000000001", "dog.chipTaken", "999901-D-000001")]
    [InlineData("rulebook/routes.csv", "until", "untill", "register.columnUnknown", "Did you mean until?")]
    [InlineData("rulebook/hours.csv", "09:00-12:00", "09:00-25:00", "register.periods", "25:00")]
    [InlineData("city.json", "\"timeZone\"", "\"timezone\"", "city.memberUnknown", "Did you mean timeZone?")]
    [InlineData("city.json", "Asia/Shanghai", "Asia/Shangai", "city.timeZone", "Asia/Shanghai")]
    [InlineData("city.json", "\"roads\"", "\"road\"", "city.kindUnknown", "Did you mean roads?")]
    [InlineData("city.json", "places/roads.geojson", "places/rods.geojson", "city.fileMissing", "places/rods.geojson")]
    [InlineData("city.json", "\"channel\": \"网络\",", "", "folder.noChannel", "list a table of channels")]
    public async Task What_is_wrong_is_an_error_that_says_it(
        string file,
        string text,
        string by,
        string code,
        string says)
    {
        using var folder = new CopiedFolder().With(file, text, by);

        var report = await folder.Check();

        var errors = report.Findings.Where(static finding => finding.IsError).ToList();
        Assert.True(
            errors.Exists(error => error.Code == code && error.Detail.Contains(says, StringComparison.Ordinal)),
            string.Join('\n', report.Print(all: true)));
    }

    [Fact]
    public async Task A_code_twice_is_a_warning_that_names_both_lines_and_the_last_row_counts()
    {
        using var folder = new CopiedFolder();
        var shops = await File.ReadAllLinesAsync(Path.Combine(folder.Path, "places", "shops.csv"));
        folder.Adding("places/shops.csv", shops[1].Replace("小吃店", "水果店", StringComparison.Ordinal) + "\n");

        var report = await folder.Check();

        var twice = Assert.Single(report.Findings, static one => one.Code == "folder.codeTwice");
        Assert.False(twice.IsError);
        Assert.Contains($"line 2 and again on line {shops.Length + 1};", twice.Detail, StringComparison.Ordinal);
        Assert.True(report.Errors == 0, string.Join('\n', report.Print(all: true)));
    }

    [Fact]
    public async Task Every_file_is_looked_at_whatever_is_wrong_with_the_others()
    {
        using var folder = new CopiedFolder()
            .With("places/roads.geojson", "\"name\"", "\"nam\"")
            .With("places/shops.csv", ",left,", ",links,")
            .With("registers/dogs.csv", "2019-02-01", "01/02/2019")
            .With("rulebook/classes.csv", "event,", "evnt,");

        var report = await folder.Check();

        var files = report.Findings.Where(static finding => finding.IsError).Select(static one => one.File).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "places/roads.geojson", "places/shops.csv", "registers/dogs.csv", "rulebook/classes.csv",
            },
            files);
    }

    [Fact]
    public async Task A_row_that_follows_from_another_is_no_cause_of_its_own()
    {
        using var folder = new CopiedFolder().With("places/segments.geojson", "\"road\"", "\"way\"");

        var report = await folder.Check();

        var shops = report.Findings.Where(static one => one.File == "places/shops.csv" && one.IsError).ToList();
        Assert.NotEmpty(shops);
        Assert.All(shops, static shop => Assert.Equal("folder.follows", shop.Code));
    }

    [Fact]
    public async Task Files_in_the_wrong_order_are_named_with_the_right_one()
    {
        using var folder = new CopiedFolder()
            .With("city.json", "{ \"kind\": \"roads\", \"file\": \"places/roads.geojson\" },", "")
            .With(
                "city.json",
                "{ \"kind\": \"shops\",",
                "{ \"kind\": \"roads\", \"file\": \"places/roads.geojson\" },\n    { \"kind\": \"shops\",");

        var report = await folder.Check();

        Assert.Contains(
            report.Findings,
            static one => one is { Code: "folder.order", File: "places/segments.geojson" }
                && one.Detail.Contains("places/roads.geojson", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Classes_without_a_limit_are_counted()
    {
        using var folder = new CopiedFolder().Adding(
            "rulebook/classes.csv", "event,77-01,something new,other,,,,2018-01-01,,invented,L\n");

        var report = await folder.Check();

        Assert.Contains(report.Findings, static one => one is { IsError: false, Code: "folder.noLimit" });
    }

    [Fact]
    public async Task A_cause_is_printed_once_with_its_count_and_first_lines()
    {
        using var folder = new CopiedFolder().With("rulebook/routes.csv", "until", "untill");

        using var output = new StringWriter();
        var code = await FolderCommands.Check(folder.Path, false, TimeProvider.System, output, CancellationToken.None);

        Assert.Equal(1, code);
        Assert.Single(
            output.ToString().Split('\n'), static line => line.Contains("columnUnknown", StringComparison.Ordinal));
        var report = await folder.Check();
        Assert.Contains(
            report.Print(all: false),
            static line => line.StartsWith(
                "  error register.columnUnknown untill: 18 (line 2, 3, 4, 5, 6", StringComparison.Ordinal));
        var told = report.Print(all: false, CityWords.Chinese).ToList();
        Assert.Contains(
            told,
            static line => line.StartsWith(
                "  错误 register.columnUnknown untill: 18 (第 2, 3, 4, 5, 6", StringComparison.Ordinal));
        Assert.Contains("    'untill' 不是 routes 的列。是否为 until?", told);
    }

    [Theory]
    [InlineData("", "", CityWords.Chinese)]
    [InlineData("", "C.UTF-8", CityWords.Chinese)]
    [InlineData("", "en_GB.UTF-8", CityWords.English)]
    [InlineData("zh_CN", "en_GB.UTF-8", CityWords.Chinese)]
    public void A_command_speaks_the_language_of_the_terminal_or_else_the_countys_first(
        string all, string lang, string language) => Assert.Equal(
        language,
        CommandLanguage.Of(CityWords.Chinese, variable => variable switch
        {
            "LC_ALL" => all,
            "LANG" => lang,
            _ => null,
        }));

    [Fact]
    public async Task A_folder_that_is_not_there_is_said_to_be_none()
    {
        var report = await CopiedFolder.Check(Path.Combine(Path.GetTempPath(), "grid-no-such-folder"));

        Assert.Equal("city.missing", Assert.Single(report.Findings).Code);
    }

    [Fact]
    public async Task A_csv_is_read_by_its_declared_separator()
    {
        using var folder = new CopiedFolder();
        var shops = Path.Combine(folder.Path, "places", "shops.csv");
        await File.WriteAllTextAsync(shops, (await File.ReadAllTextAsync(shops)).Replace(',', ';'));

        Assert.Contains((await folder.Check()).Findings, static one => one.Code == "import.separator");
        folder.With("city.json", "\"places/shops.csv\"", "\"places/shops.csv\", \"delimiter\": \";\"");
        Assert.Equal(0, (await folder.Check()).Errors);
    }
}
