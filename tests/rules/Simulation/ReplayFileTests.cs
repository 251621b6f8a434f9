using System.IO.Compression;
using System.Text;
using Grid.Rulebook;
using Grid.Simulation.Replay;
using Grid.Tests.Processes;

namespace Grid.Tests.Simulation;

public sealed class ReplayFileTests
{
    private const string Header =
        "seq,reported_at,channel,kind,class,subclass,accept,lon,lat,closed_at,closure,"
        + "upstream,upstream_id,upstream_category\n";
    private const string Tree =
        "1,2019-01-02T12:24:09+08:00,城市啄木鸟,部件,园林绿化,行道树,1,120.929779,30.530883,,,new_haven,NHV02895,Tree Trimming\n";

    [Fact]
    public void The_year_of_Haiyan_is_read_to_its_last_report()
    {
        var input = ReplayFile.Read(Path.Combine(Repository.County("haiyan"), "replay", "haiyan_2019_replay.csv.gz"));

        Assert.Equal(9139, input.Rows.Count);
        Assert.Empty(input.Unreadable);
        Assert.Equal(596, input.Rows.Count(row => !row.Accept));
        Assert.Equal(input.Rows.Count, input.Rows.Select(row => row.Id).Distinct().Count());
        Assert.Equal(4803, input.Rows.Count(row => row.ClosedAt is not null));
    }

    [Fact]
    public void Every_class_of_the_year_is_in_the_rulebook()
    {
        var input = ReplayFile.Read(Path.Combine(Repository.County("haiyan"), "replay", "haiyan_2019_replay.csv.gz"));
        var book = ClassBook.Read(Path.Combine(Repository.County("haiyan"), "rulebook", "classes.csv"));

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
        Assert.Equal((120.929779, 30.530883, true), (row.Lon, row.Lat, row.Accept));
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
    [InlineData("2,2019-01-02T12:24:09+08:00", "which is no point")]
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
    public void A_file_without_points_is_refused_by_name()
    {
        var refused = Assert.Throws<InvalidDataException>(() =>
            Read("reported_at,lat\n2019-01-02T12:00:00+08:00,30.5\n"));

        Assert.Contains("lon", refused.Message, StringComparison.Ordinal);
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

        var input = ReplayFile.Read(new MemoryStream(whole[..(whole.Length / 2)]));

        Assert.InRange(input.Rows.Count, 1, 4999);
        Assert.Contains(input.Unreadable, row => row.Why.Contains("breaks off", StringComparison.Ordinal));
    }

    [Fact]
    public void Compression_is_recognised_by_content()
    {
        Assert.Single(ReplayFile.Read(new MemoryStream(Zip(Header + Tree))).Rows);
    }

    [Fact]
    public void Reports_are_put_in_order_of_time()
    {
        var input = Read(
            "reported_at,lon,lat\n"
                + "2019-01-02T13:00:00+08:00,120.9,30.5\n"
                + "2019-01-02T04:00:00Z,120.9,30.5\n"
                + "2019-01-02T12:00:00+08:00,120.8,30.5\n");

        Assert.Equal([120.9, 120.8, 120.9], input.Rows.Select(row => row.Lon));
    }

    private static ReplayInput Read(string text) => ReplayFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

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
