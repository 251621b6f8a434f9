using System.Globalization;
using System.Net;
using System.Text.Json;
using Grid.Foundation;
using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Rulebook;

/// <summary>
/// A table replaces the one in force: the answer says how many rows go, and many rows go only when the caller agrees.
/// </summary>
public sealed class TableShrinkTests
{
    private static readonly EntityRef Entry = new(EntityKind.Table, "330424/calendar");

    [Fact]
    public async Task A_table_that_takes_most_rows_away_is_entered_with_their_number_alone()
    {
        var door = await Door.Of<TableShrinkTests>();
        await Import(door, Days(1, 10));

        var looked = await Import(door, Days(11, 1), "&check=true");
        var refused = await Import(door, Days(11, 1));
        var wrong = await Import(door, Days(11, 1), "&confirm=9");
        Assert.Equal(10, Calendar(door).Count);
        var entered = await Import(door, Days(11, 1), "&confirm=10");

        var change = looked.Lines[^1].GetProperty("table");
        Assert.Equal(
            (10, 10, 1, 0), (Int(change, "inForce"), Int(change, "goes"), Int(change, "comes"), Int(change, "stays")));
        Assert.Equal(
            "table.shrinks",
            Assert.Single(looked.Lines[^1].GetProperty("findings").EnumerateArray()).GetProperty("code").GetString());
        refused.IsProblem(HttpStatusCode.Conflict, "table.shrinks");
        Assert.Contains("confirm=10", refused.Detail, StringComparison.Ordinal);
        wrong.IsProblem(HttpStatusCode.Conflict, "table.shrinks");
        Assert.Equal(
            ["created", .. Enumerable.Repeat("ended", 10)],
            entered.Lines.SkipLast(1).Select(static line => line.GetProperty("result").GetString()));
        var summary = entered.Lines[^1].GetProperty("summary");
        Assert.Equal((1, 1, 10), (Int(summary, "read"), Int(summary, "created"), Int(summary, "ended")));
        Assert.Single(Calendar(door));
    }

    [Fact]
    public async Task A_table_that_loses_few_rows_or_none_passes_and_says_so()
    {
        var door = await Door.Of<TableShrinkTests>();
        await Import(door, Days(1, 20));

        var grown = await Import(door, Days(1, 25));
        var fewer = await Import(door, Days(1, 20));

        Assert.Equal(
            (0, 5),
            (Int(grown.Lines[^1].GetProperty("table"), "goes"), Int(grown.Lines[^1].GetProperty("table"), "comes")));
        Assert.Equal(5, Int(fewer.Lines[^1].GetProperty("table"), "goes"));
        Assert.Equal("unchanged", fewer.Lines[0].GetProperty("result").GetString());
    }

    [Fact]
    public async Task A_row_that_says_exactly_what_an_earlier_one_says_is_left_out_and_named()
    {
        var door = await Door.Of<TableShrinkTests>();

        var answer = await Import(door, Days(1, 2) + Days(1, 1).Split('\n', 2)[1]);

        Assert.Equal(
            ["created", "created", "superseded"],
            answer.Lines.SkipLast(1).Select(static line => line.GetProperty("result").GetString()));
        Assert.Equal(2, Calendar(door).Count);
    }

    [Fact]
    public async Task Every_attempt_to_enter_a_table_has_the_same_id()
    {
        var door = await Door.Of<TableShrinkTests>();
        door.City.Refusals.Enqueue(Refusal.Busy("ledger.unknown", "It may be stored."));

        await Import(door, Days(1, 10));

        var ids = door.City.Asked.OfType<Register>().Select(static register => register.Command).ToList();
        Assert.Equal(2, ids.Count);
        Assert.NotNull(Assert.Single(ids.Distinct()));
    }

    [Fact]
    public async Task A_table_is_guarded_by_the_version_that_was_read()
    {
        var door = await Door.Of<TableShrinkTests>();
        await Import(door, Days(1, 2));
        var read = (await door.Get("/v1/tables/330424/calendar")).Headers.ETag!.Tag;
        await Import(door, Days(1, 3));

        var stale = await Import(door, Days(1, 4), "", ("If-Match", read));
        var fresh = await Import(door, Days(1, 4), "", ("If-Match", "\"2\""));

        stale.IsProblem(HttpStatusCode.PreconditionFailed, "register.stale");
        Assert.Equal("unchanged", fresh.Lines[0].GetProperty("result").GetString());
        Assert.Equal("created", fresh.Lines[3].GetProperty("result").GetString());
    }

    [Fact]
    public async Task A_table_that_was_entered_under_a_key_is_answered_however_late_and_another_is_refused()
    {
        var door = await Door.Of<TableShrinkTests>();
        var key = ("Idempotency-Key", "K-1");
        await Import(door, Days(1, 3), "", key);
        await Import(door, Days(1, 30), "&confirm=0");

        var late = await Import(door, Days(1, 3), "", key);
        var lateAndRead = await Import(door, Days(1, 3), "", key, ("If-Match", "\"0\""));
        var other = await Import(door, Days(1, 31), "", key);

        Assert.Equal(
            ["unchanged", "unchanged"],
            new[] { late, lateAndRead }.Select(static answer => answer.Lines[0].GetProperty("result").GetString()));
        Assert.Equal("command.reused", other.Lines[0].GetProperty("code").GetString());
        Assert.Equal(30, Calendar(door).Count);
    }

    [Fact]
    public async Task Rows_of_commas_alone_do_not_keep_a_table_out()
    {
        var door = await Door.Of<TableShrinkTests>();

        var answer = await Import(door, Days(1, 2) + ",,,\n , ,\u3000,\n");

        Assert.Equal(2, Int(answer.Lines[^1].GetProperty("summary"), "created"));
        Assert.Equal(0, Int(answer.Lines[^1].GetProperty("summary"), "refused"));
    }

    private static string Days(int from, int count) =>
        "date,kind,name,source\n"
        + string.Concat(
            Enumerable
                .Range(from, count)
                .Select(static day =>
        $"{new DateOnly(2019, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)},holiday,节,x\n"));

    private static Task<Answer> Import(Door door, string csv, string query = "", params (string, string)[] headers) =>
        door.Post("/v1/import/calendar?county=330424" + query, csv, "text/csv", headers);

    private static IReadOnlyList<CalendarRow> Calendar(Door door) =>
        ((TableData)door.City.Entries[Entry].Data).Calendar;

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
