using System.Net;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Parties;

public sealed class NoticeTests
{
    [Fact]
    public async Task A_party_lists_its_notices()
    {
        var door = await Door.Of<NoticeTests>();

        var answer = await door.Get("/v1/segments/330424-XQ-02/notices?limit=7&after=x");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var notice = Assert.Single(answer.Json.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("escalate", "handle", "E-handle-6"),
            (notice.GetProperty("step").GetString(), notice.GetProperty("clock").GetString(),
                notice.GetProperty("rule").GetString()));
        Assert.Equal(
            ("segment", "330424-XQ-02"),
            (notice.GetProperty("to").GetProperty("kind").GetString(),
                notice.GetProperty("to").GetProperty("key").GetString()));
        Assert.Equal(
            ("segmentChief", "P-0017"),
            (notice.GetProperty("post").GetString(), notice.GetProperty("holder").GetString()));
        Assert.Equal("2019-04-01T11:30:00+08:00", notice.GetProperty("at").GetString());
        Assert.Equal("more", answer.Json.GetProperty("next").GetString());
        Assert.Equal(
            new NoticeQuery(new EntityRef(EntityKind.Segment, "330424-XQ-02"), null, 7, "x"),
            Assert.Single(door.City.Asked.OfType<NoticeQuery>()));
    }

    [Fact]
    public async Task A_holder_lists_their_notices_in_every_post()
    {
        var door = await Door.Of<NoticeTests>();

        var answer = await door.Get("/v1/holders/P-0099/notices");

        Assert.Equal(
            "P-0099",
            Assert.Single(answer.Json.GetProperty("items").EnumerateArray()).GetProperty("holder").GetString());
        Assert.Equal(new NoticeQuery(null, "P-0099"), Assert.Single(door.City.Asked.OfType<NoticeQuery>()));
    }

    [Theory]
    [InlineData("/v1/segments/nobody/notices", HttpStatusCode.NotFound, "segment.unknown")]
    [InlineData("/v1/segments/330424-XQ-02/notices?limit=0", HttpStatusCode.BadRequest, "query.limit")]
    [InlineData("/v1/holders/P-0017/notices?waitFor=soon", HttpStatusCode.BadRequest, "query.waitFor")]
    public async Task What_cannot_be_listed_is_refused(string path, HttpStatusCode status, string code)
    {
        var door = await Door.Of<NoticeTests>();

        (await door.Get(path)).IsProblem(status, code);
    }
}
