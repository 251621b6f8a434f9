using System.Net;
using Grid.Rulebook;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Rulebook;

/// <summary>The door says what a day is, and which deadlines a calendar would move before it is entered.</summary>
public sealed class DayTests
{
    [Fact]
    public async Task A_question_for_days_is_answered_day_by_day()
    {
        var door = await Door.Of<DayTests>();

        var answer = await door.Get("/v1/rulebook/calendar?from=2019-05-01&until=2019-05-04&department=330424-ZF");
        await door.Get("/v1/rulebook/calendar?from=2019-05-02");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var day = answer.Json.GetProperty("items")[0];
        Assert.Equal("2019-05-01", day.GetProperty("date").GetString());
        Assert.Equal("statutory", day.GetProperty("kind").GetString());
        Assert.Equal("statutory holiday", day.GetProperty("kindName").GetString());
        Assert.True(day.GetProperty("off").GetBoolean());
        Assert.True(day.GetProperty("statutory").GetBoolean());
        Assert.Contains(new DaysQuestion(new(2019, 5, 1), new(2019, 5, 4), "330424-ZF"), door.City.Asked);
        Assert.Contains(new DaysQuestion(new(2019, 5, 2), new(2019, 5, 2), null), door.City.Asked);
    }

    [Theory]
    [InlineData("", "calendar.fromMissing")]
    [InlineData("from=today", "calendar.fromShape")]
    [InlineData("from=2019-05-01&until=2019", "calendar.untilShape")]
    public async Task What_is_no_day_is_refused(string query, string code)
    {
        var door = await Door.Of<DayTests>();

        (await door.Get($"/v1/rulebook/calendar?{query}")).IsProblem(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_calendar_that_is_looked_at_says_which_deadlines_it_would_move()
    {
        var door = await Door.Of<DayTests>();
        const string Calendar = "date,kind,name,source,noticed,clause\n2019-05-01,statutory,劳动节,x,2019-03-22,y\n";

        var looked = await door.Post("/v1/import/calendar?county=330424&check=true", Calendar, "text/csv");
        var entered = await door.Post("/v1/import/calendar?county=330424", Calendar, "text/csv");

        var moves = looked.Lines[^1].GetProperty("deadlines");
        Assert.Equal(1, moves.GetProperty("total").GetInt32());
        Assert.Equal("handle", moves.GetProperty("items")[0].GetProperty("clock").GetString());
        Assert.False(entered.Lines[^1].TryGetProperty("deadlines", out _));
        var row = (await door.Get("/v1/tables/330424/calendar")).Json.GetProperty("rows")[0];
        Assert.Equal(
            ["statutory", "劳动节", "x", "2019-03-22"],
            new[] { "kind", "name", "source", "noticed" }.Select(member => row.GetProperty(member).GetString()));
    }
}
