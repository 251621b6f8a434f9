using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using Grid.Rulebook;
using Grid.Simulation.Replay;
using Grid.Tests.Processes;

namespace Grid.Tests.Simulation;

public sealed class ReplayFileTests
{
    private static readonly TimeZoneInfo China = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static readonly string Year = Path.Combine(
        Repository.County("haiyan"), "replay", "haiyan_2019_replay.csv.gz");

    private const string Header =
        "seq,reported_at,channel,kind,class,subclass,accept,lon,lat,closed_at,closure,"
        + "upstream,upstream_id,upstream_category\n";
    private const string Tree =
        "1,2019-01-02T12:24:09+08:00,城市啄木鸟,部件,园林绿化,行道树,1,120.929779,30.530883,,,new_haven,NHV02895,Tree Trimming\n";

    [Fact]
    public void The_year_of_Haiyan_is_read_to_its_last_report()
    {
        var input = ReplayFile.Read(Year, China);

        Assert.Equal(9139, input.Rows.Count);
        Assert.Empty(input.Unreadable);
        Assert.Equal(596, input.Rows.Count(row => !row.Accept));
        Assert.Equal(input.Rows.Count, input.Rows.Select(row => row.Id).Distinct().Count());
        Assert.Equal(4803, input.Rows.Count(row => row.ClosedAt is not null));
    }

    [Fact]
    public void Every_class_of_the_year_is_in_the_rulebook()
    {
        var input = ReplayFile.Read(Year, China);
        var book = new ClassBook();
        using var classes = CsvReader.FromFile(
            Path.Combine(Repository.County("haiyan"), "rulebook", "classes.csv"),
            new CsvReaderOptions { Separator = ',' });
        while (classes.Read())
        {
            book.Add(
                classes.GetString("kind") == "part" ? ClassKind.Part : ClassKind.Event,
                classes.GetString("code"),
                classes.GetString("big"),
                classes.GetString("name"),
                classes.GetString("aliases").Split(';', StringSplitOptions.RemoveEmptyEntries));
        }

        var unknown = input
            .Rows.Where(row => row.Big.Length > 0 && book.Find(row.Kind, row.Big, row.Small) is null)
            .Select(row => $"{row.Kind} {row.Big}/{row.Small}")
            .Distinct();

        Assert.Empty(unknown);
    }

    [Fact]
    public void A_report_keeps_what_the_source_says()
    {
        var row = Assert.Single(Read(Header + Tree).Rows);

        Assert.Equal(new DateTimeOffset(2019, 1, 2, 12, 24, 9, TimeSpan.FromHours(8)), row.ReportedAt);
        Assert.Equal((ClassKind.Part, "园林绿化", "行道树"), (row.Kind, row.Big, row.Small));
        Assert.Equal((new(120.929779, 30.530883), true), (row.Where.Point!.Value, row.Accept));
        Assert.Null(row.ClosedAt);
    }

    [Fact]
    public void The_same_report_is_the_same_case_wherever_it_stands_in_a_file()
    {
        var first = Read(Header + Tree).Rows[0];
        var moved = Read(
            "lat,lon,reported_at,upstream,upstream_id\n30.5,120.9,2019-06-01T00:00:00Z,new_haven,NHV02895\n").Rows[0];

        Assert.Equal(first.Id, moved.Id);
    }

    [Fact]
    public void Three_columns_are_enough()
    {
        var row = Assert.Single(Read("\uFEFFReported_At, LON ,lat\n2019-01-02 12:24:09,120.9,30.5\n").Rows);

        Assert.Equal(new DateTimeOffset(2019, 1, 2, 12, 24, 9, TimeSpan.FromHours(8)), row.ReportedAt);
        Assert.True(row.Accept);
        Assert.Equal("", row.Big);
    }

    [Theory]
    [InlineData("2,when it rained,热线电话,事件,,,1,120.9,30.5,,,a,1,", "reported_at reads 'when it rained'")]
    [InlineData("2,2019-01-02T12:24:09+08:00,热线电话,事件,,,1,,30.5,,,a,1,", "lon, lat read '', '30.5'")]
    [InlineData("2,2019-01-02T12:24:09+08:00,热线电话,事件,,,1,NaN,30.5,,,a,1,", "which is no point")]
    [InlineData("2,2019-01-02T12:24:09+08:00,热线电话,事件,,,perhaps,120.9,30.5,,,a,1,", "accept reads 'perhaps'")]
    [InlineData("2,2019-01-02T12:24:09+08:00,热线电话,事件,,,1,120.9,,,,a,1,", "which is no point")]
    [InlineData("2,2019-01-02T12:24:09+08:00,热线电话,事件,,,1,120.9,30.5,soon,,a,1,", "closed_at reads 'soon'")]
    [InlineData("2,2019-01-02T12:24:09+08:00", "say where it is")]
    [InlineData(
        "2,2019-01-02T12:24:09+08:00,城市啄木鸟,部件,园林绿化,行道树,1,120.9,30.5,,,new_haven,NHV02895,",
        "the same report as line 2")]
    public void A_line_that_is_no_report_is_named_and_the_rest_is_read(string line, string why)
    {
        var input = Read(Header + Tree + line + "\n" + Tree.Replace("NHV02895", "NHV9", StringComparison.Ordinal));

        Assert.Equal(2, input.Rows.Count);
        var unreadable = Assert.Single(input.Unreadable);
        Assert.Equal(3, unreadable.Line);
        Assert.Contains(why, unreadable.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_never_closed_does_not_pass_as_a_report()
    {
        var input = Read(
            Header + Tree + "2,2019-01-02T12:24:09+08:00,热线电话,事件,,,1,120.9,30.5,,,a,1,\"never closed\n" + Tree);

        Assert.Single(input.Rows);
        Assert.Contains("never closed", Assert.Single(input.Unreadable).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closing_before_the_report_is_as_good_as_silence()
    {
        var row = Assert.Single(
            Read("reported_at,lon,lat,closed_at\n2019-01-02T12:00:00+08:00,120.9,30.5,2019-01-02T11:59:59+08:00\n").Rows
        );

        Assert.Null(row.ClosedAt);
    }

    [Fact]
    public void A_file_without_times_is_refused_by_name()
    {
        var refused = Assert.Throws<InvalidDataException>(() => Read("lon,lat\n120.9,30.5\n"));

        Assert.Contains("no column reported_at", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_point_a_thing_an_area_or_words_say_where_it_is()
    {
        var input = Read(
            "reported_at,lon,lat,segment,area,address,upstream_category\n"
            + "2019-01-02T13:00:00+08:00,,,S-1,A-1,,Stump\n"
            + "2019-01-02T13:01:00+08:00,,,,A-1,12 Main St,Stump\n"
            + "2019-01-02T13:02:00+08:00,,,,,12 Main St,Stump\n"
            + "2019-01-02T13:03:00+08:00,,,,,,Stump\n"
            + "2019-01-02T13:04:00+08:00,120.9,30.5,S-1,,12 Main St,Stump\n");

        Assert.Empty(input.Unreadable);
        Assert.Equal(
            [
                new(null, ("segment", "S-1")),
                new(null, ("area", "A-1"), "12 Main St"),
                new(null, null, "12 Main St"),
                new SourcePlace(null),
                new(new(120.9, 30.5), null, "12 Main St"),
            ],
            input.Rows.Select(static row => row.Where));
    }

    [Fact]
    public void A_time_without_an_offset_is_of_the_county_in_summer_time_too()
    {
        var input = ReplayFile.Read(
            new MemoryStream(Encoding.UTF8.GetBytes(
                "reported_at,closed_at,source_due,lon,lat\n"
                + "2015-03-07 17:00:00,2015-03-09 09:00:00,03/10/2015 17:00,-72.9,41.3\n"
                + "2015-11-02T12:00:00Z,,,-72.9,41.3\n")),
            TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));

        Assert.Equal(
            (Utc("2015-03-07 22:00"), Utc("2015-03-09 13:00"), Utc("2015-03-10 21:00")),
            (input.Rows[0].ReportedAt, input.Rows[0].ClosedAt!.Value, input.Rows[0].SourceDue!.Value));
        Assert.Equal(TimeSpan.FromHours(-5), input.Rows[1].ReportedAt.Offset);

        static DateTimeOffset Utc(string text) =>
            DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    [Fact]
    public void The_sources_own_number_names_the_report()
    {
        var input = Read(
            "reported_at,number,upstream,lon,lat\n"
            + "2019-01-02T13:00:00+08:00,14-1,baltimore,120.9,30.5\n"
            + "2019-01-02T13:01:00+08:00,14-1,baltimore,120.9,30.5\n");

        Assert.Equal(("14-1", "baltimore"), (input.Rows[0].Number, input.Rows[0].Sender));
        Assert.Equal("the same report as line 2", Assert.Single(input.Unreadable).Why);
        Assert.Equal(0.5, input.UnreadableShare);
    }

    [Fact]
    public void Columns_that_no_report_takes_are_named()
    {
        Assert.Equal(["Priority", "zip"], Read("Priority,reported_at,LON,lat,zip\n").NotRead);
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => Read(""));
    }

    [Fact]
    public void A_download_that_broke_off_keeps_what_came()
    {
        var whole = Zip(
            Header
                + string.Concat(
                    Enumerable
                        .Range(0, 5000)
                        .Select(i => Tree.Replace("NHV02895", $"NHV{i * 7919 % 99991}", StringComparison.Ordinal))));

        var input = ReplayFile.Read(new MemoryStream(whole[..(whole.Length / 2)]), China);

        Assert.InRange(input.Rows.Count, 1, 4999);
        Assert.Contains(input.Unreadable, row => row.Why.Contains("breaks off", StringComparison.Ordinal));
    }

    [Fact]
    public void Compression_is_recognised_by_content()
    {
        Assert.Single(ReplayFile.Read(new MemoryStream(Zip(Header + Tree)), China).Rows);
    }

    [Fact]
    public void Reports_are_put_in_order_of_time()
    {
        var input = Read(
            "reported_at,lon,lat\n"
                + "2019-01-02T13:00:00+08:00,120.9,30.5\n"
                + "2019-01-02T04:00:00Z,120.9,30.5\n"
                + "2019-01-02T12:00:00+08:00,120.8,30.5\n");

        Assert.Equal([120.9, 120.8, 120.9], input.Rows.Select(row => row.Where.Point!.Value.Lon));
    }

    private static ReplayInput Read(string text) =>
        ReplayFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), China);

    private static byte[] Zip(string text)
    {
        var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return zipped.ToArray();
    }
}
