using System.Net;
using Grid.Rulebook;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Clocks;

public sealed class DueTests
{
    [Fact]
    public async Task A_question_for_a_due_time_is_answered_with_the_working()
    {
        var door = await Door.Of<DueTests>();

        var answer = await door.Get("/v1/rulebook/due?from=2019-02-03T16:00:00%2B08:00&class=04-05");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.StartsWith(
            """{"due":"2019-02-11T16:00:00+08:00","from":"2019-02-03T16:00:00+08:00",""",
            answer.Text,
            StringComparison.Ordinal);
        Assert.Contains("\"counted\":true", answer.Text, StringComparison.Ordinal);
        Assert.Contains(
            door.City.Asked, static asked => asked is DueQuestion { Class: "04-05", Condition: 1, Limit: null });
    }

    [Fact]
    public async Task A_bare_limit_goes_on_with_its_unit()
    {
        var door = await Door.Of<DueTests>();

        Assert.Equal(
            HttpStatusCode.OK,
            (await door.Get("/v1/rulebook/due?from=2019-02-03&limit=4&unit=workHour&department=330424-ZF")).Status);
        Assert.Contains(
            door.City.Asked,
            static asked =>
                asked is DueQuestion { Limit: 4, Unit: LimitUnit.WorkHour, Department: "330424-ZF", Class: null });
    }

    [Fact]
    public async Task A_post_and_a_channel_go_on_with_the_question()
    {
        var door = await Door.Of<DueTests>();

        await door.Get("/v1/rulebook/due?from=2019-02-03&class=04-05&channel=x&post=collector");
        await door.Get("/v1/rulebook/calendar?from=2019-02-03&post=collector");

        Assert.Contains(
            door.City.Asked,
            static asked => asked is DueQuestion { Channel: "x", Post: { Code: "collector" }, Department: null });
        Assert.Contains(door.City.Asked, static asked => asked is DaysQuestion { Post: { Code: "collector" } });
    }

    [Theory]
    [InlineData("class=04-05", "due.fromMissing")]
    [InlineData("from=yesterday&class=04-05", "due.fromShape")]
    [InlineData("from=2019-02-03T16:00:00&class=04-05", "due.fromShape")]
    [InlineData("from=0001-01-01T00:00:00Z&class=04-05", "due.fromRange")]
    [InlineData("from=9999-12-31T00:00:00Z&class=04-05", "due.fromRange")]
    [InlineData("from=2019-02-03", "due.limitMissing")]
    [InlineData("from=2019-02-03&class=04/05", "due.classShape")]
    [InlineData("from=2019-02-03&limit=4", "due.unit")]
    [InlineData("from=2019-02-03&limit=4&unit=hours", "due.unit")]
    [InlineData("from=2019-02-03&limit=4&unit=1", "due.unit")]
    [InlineData("from=2019-02-03&limit=four&unit=workHour", "due.limitRange")]
    [InlineData("from=2019-02-03&limit=NaN&unit=workHour", "due.limitRange")]
    [InlineData("from=2019-02-03&limit=4&unit=workHour&class=04-05", "due.both")]
    [InlineData("from=2019-02-03&class=04-05&condition=first", "due.condition")]
    [InlineData("from=2019-02-03&class=04-05&condition=0", "due.condition")]
    [InlineData("from=2019-02-03&class=04-05&kind=thing", "due.kind")]
    [InlineData("from=2019-02-03&limit=4&unit=workHour&channel=x", "due.channel")]
    [InlineData("from=2019-02-03&class=04-05&post=collector&department=330424-ZF", "due.keeper")]
    [InlineData("from=2019-02-03&class=04-05&post=nobody", "query.post")]
    public async Task Faults_of_an_unreadable_row_are_listed_field_by_field(string query, string code)
    {
        var door = await Door.Of<DueTests>();

        var answer = await door.Get($"/v1/rulebook/due?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains($"\"code\":\"{code}\"", answer.Text, StringComparison.Ordinal);
    }
}
