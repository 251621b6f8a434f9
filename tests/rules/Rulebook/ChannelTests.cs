using Grid.Cases;
using Grid.Rulebook;

namespace Grid.Tests.Rulebook;

/// <summary>信息来源: a channel decides which clocks run, so it is one of those the county knows.</summary>
public sealed class ChannelTests
{
    private static readonly DateOnly Day = new(2019, 4, 1);
    private static readonly ChannelList Known = new(
    [
        new("热线电话", false, new(2018, 1, 1), null, "S", "H"),
        new("12345APP", true, new(2018, 1, 1), null, "S", "H"),
        new("传真", false, new(2018, 1, 1), new(2018, 12, 31), "S", "L"),
    ]);

    [Theory]
    [InlineData("热线电话", "热线电话")]
    [InlineData(" 热线电话　", "热线电话")]
    [InlineData("１２３４５ａｐｐ", "12345APP")]
    [InlineData(null, "12345APP")]
    [InlineData(" ", "12345APP")]
    [InlineData("巡查发现", "巡查发现")]
    public void A_channel_is_found_however_it_is_typed(string? said, string channel) =>
        Assert.Equal(channel, Known.Read(said, Day).Value);

    [Theory]
    [InlineData("12345热线")]
    [InlineData("传真")] // no longer
    public void What_no_row_knows_is_refused_with_what_there_is(string said)
    {
        var refused = Known.Read(said, Day).Refusal;

        Assert.Equal("report.channelUnknown", refused?.Code);
        Assert.Contains("热线电话, 12345APP", refused!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_may_have_its_own_term_of_entering()
    {
        var post = new ChannelList([
            new("来信", false, new(2018, 1, 1), null, "S", "L", 90),
            new("热线电话", false, new(2018, 1, 1), null, "S", "H"),
        ]);

        Assert.Equal((TimeSpan.FromDays(90), null), (post.EnteredWithin("来信", Day), post.EnteredWithin("热线电话", Day)));
        Assert.Contains(
            ChannelTable.Check([new("来信", false, new(2018, 1, 1), null, "S", "L", -1)]),
            static finding => finding.Code == "channel.enteredWithin");
    }

    [Theory]
    [InlineData("12345", "热线电话")]
    [InlineData("１２３１９", "热线电话")]
    [InlineData("微信", "微信公众号")]
    [InlineData("app", "城市啄木鸟")]
    [InlineData("有奖举报", "有奖举报")]
    [InlineData("领导批示", "领导交办")]
    [InlineData("视频识别", "视频识别")]
    [InlineData("不存在的渠道", null)]
    public async Task A_channel_goes_by_its_other_names_too(string said, string? channel)
    {
        var haiyan = new ChannelList((await HaiyanBook.Table(TableName.Channels)).Channels);

        Assert.Equal(channel, haiyan.Read(said, Day).Value);
    }

    [Fact]
    public void Two_channels_do_not_share_a_name() =>
        Assert.Contains(
            ChannelTable.Check([
                new("热线电话", false, new(2018, 1, 1), null, "S", "H", Aliases: ["12345"]),
                new("12345", false, new(2018, 1, 1), null, "S", "H"),
            ]),
            static finding => finding.Level == FindingLevel.Error);

    [Fact]
    public async Task A_report_of_the_public_the_media_a_leader_or_a_camera_is_verified()
    {
        var rules = Rules
            .Empty(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"))
            .With(1, await HaiyanBook.Table(TableName.Channels))
            .With(2, await HaiyanBook.Table(TableName.Limits));

        var verified = (await HaiyanBook.Table(TableName.Channels)).Channels
            .Where(row => rules.Limits.Find(
                ClockKind.Verify, ClassKind.Event, "04-05", 1, row.Channel, Day, rules.Channels) is not null)
            .Select(static row => row.Channel);

        Assert.Equal(["城市啄木鸟", "热线电话", "网络", "微信公众号", "领导交办", "视频识别", "媒体曝光", "有奖举报"], verified);
    }

    [Fact]
    public void A_row_that_speaks_of_a_kind_which_no_channel_is_of_is_reported() =>
        Assert.Single(
            ChannelTable.Unknown(
                [["kind:public"], ["kind:media"]],
                new([new("热线电话", false, new(2018, 1, 1), null, "S", "H", Kind: ChannelKind.Public)])),
            static finding => finding is { Row: 2, Code: "channel.unknown" });

    [Fact]
    public void A_county_without_a_list_takes_every_name() =>
        Assert.Equal(
            ("邻县转来", "网络"), (ChannelList.Empty.Read("邻县转来 ", Day).Value, ChannelList.Empty.Read(null, Day).Value));

    [Fact]
    public void A_limit_for_a_channel_that_no_row_knows_is_reported()
    {
        Assert.Single(
            ChannelTable.Unknown(
                [
                    ["热线电话", "热线"],
                    ["巡查发现"],
                ],
                Known),
            static finding => finding is { Row: 1, Code: "channel.unknown" });
        Assert.Contains(
            ChannelTable.Check([
                new("甲", true, new(2018, 1, 1), null, "S", "H"),
                new("乙", true, new(2018, 1, 1), null, "S", "H"),
            ]),
            static finding => finding.Level == FindingLevel.Error);
    }

    [Fact]
    public async Task Every_channel_of_the_county_that_limits_and_repeats_name_is_in_its_list()
    {
        var rules = Rules
            .Empty(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"))
            .With(1, await HaiyanBook.Table(TableName.Channels));

        Assert.Empty(TableRules.Check(await HaiyanBook.Table(TableName.Channels), rules));
        foreach (var table in new[] { TableName.Limits, TableName.Repeats })
        {
            Assert.DoesNotContain(
                TableRules.Check(await HaiyanBook.Table(table), rules),
                static finding => finding.Code == "channel.unknown");
        }
    }
}
