using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Grid.Cases;
using Grid.Gateway.Cases;
using Grid.Gateway.Foundation;
using Grid.Tests.Gateway.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Tests.Gateway.Cases;

/// <summary>Many reports in one request: each line is answered as it would be alone.</summary>
public sealed class BulkReportTests
{
    private const string Lines = "application/x-ndjson";

    [Fact]
    public async Task Each_line_is_answered_in_its_order_as_it_would_be_alone()
    {
        var door = await Door.Of<BulkReportTests>();
        var reports = Enumerable.Range(1, 600).Select(static i => Report($"n-{i}")).ToList();

        var together = await door.Post("/v1/reports", string.Join('\n', reports), Lines);

        Assert.Equal((HttpStatusCode.OK, Lines), (together.Status, together.Content.ContentType?.MediaType));
        Assert.Equal(600, together.Lines.Count);
        Assert.Equal(
            Enumerable.Range(1, 600).Select(static i => $"看到 n-{i}"),
            together.Lines.Select(static line => line.GetProperty("description").GetString()));
        foreach (var i in new[] { 0, 63, 64, 599 })
        {
            var alone = await door.Post("/v1/reports", reports[i]);
            Assert.Equal(HttpStatusCode.OK, alone.Status);
            Assert.Equal(alone.Text, together.Lines[i].GetRawText());
        }
    }

    [Fact]
    public async Task A_line_that_is_wrong_has_its_problem_and_stops_no_other()
    {
        var door = await Door.Of<BulkReportTests>();
        var answer = await door.Post(
            "/v1/reports",
            $$"""
            {{Report("n-1")}}

            { "clas": "04-05" }
            {{Report("n-2")}}
            { "class": "04-05", "lon": 120.9446
            null
            { "class": "04-05" }
            { "class": "04-05", "description": "{{new string('长', 30_000)}}" }
            {{Report("n-3")}}
            """,
            Lines);

        Assert.Equal(
            [null, "request.jsonUnknown", null, "request.json", "request.bodyMissing", "report.pointMissing",
                "report.lineTooLong", null],
            answer.Lines.Select(Code));
        Assert.Equal(
            [3, 5, 6, 7, 8],
            answer.Lines.Where(static line => Code(line) is not null)
                .Select(static line => line.GetProperty("line").GetInt32()));
        var unknown = answer.Lines[1];
        Assert.Equal(
            (400, "/problems/request.jsonUnknown"),
            (unknown.GetProperty("status").GetInt32(), unknown.GetProperty("type").GetString()));
        Assert.StartsWith("The body cannot be taken: line 3, byte 10, at $.clas: 'clas' is not known there. Did you "
            + "mean class?", unknown.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, door.City.Cases.Count);
    }

    [Fact]
    public async Task A_line_more_than_are_taken_is_refused_and_nothing_after_it_is_read()
    {
        Assert.Equal(10_000, new BulkLimits().Lines);
        await using var door = await Open(new() { Lines = 20, Page = 8 });

        var answer = await door.Post(
            "/v1/reports", string.Join("\n", Enumerable.Range(1, 25).Select(static i => Report($"n-{i}"))), Lines);

        Assert.Equal(21, answer.Lines.Count);
        Assert.Equal(
            ("report.tooManyLines", 21),
            (Code(answer.Lines[20]), answer.Lines[20].GetProperty("line").GetInt32()));
        Assert.Equal(20, door.City.Cases.Count);
    }

    [Fact]
    public async Task What_is_sent_again_is_answered_as_before_and_taken_once()
    {
        var door = await Door.Of<BulkReportTests>();
        var numbered = string.Join("\r\n", Enumerable.Range(1, 5).Select(static i => Report($"n-{i}")));
        var unnumbered = string.Join('\n', Enumerable.Repeat(Report(null), 5));

        var first = await door.Post("/v1/reports", numbered, Lines);
        var again = await door.Post("/v1/reports", numbered, Lines);
        var keyed = await door.Post("/v1/reports", unnumbered, Lines, ("Idempotency-Key", "file-7"));
        var keyedAgain = await door.Post("/v1/reports", unnumbered, Lines, ("Idempotency-Key", "file-7"));

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(keyed.Text, keyedAgain.Text);
        Assert.Equal(10, door.City.Cases.Count);
    }

    [Fact]
    public async Task A_body_without_a_report_is_refused_and_so_is_what_is_not_read()
    {
        var door = await Door.Of<BulkReportTests>();

        (await door.Post("/v1/reports", " \n\r\n", Lines)).IsProblem(HttpStatusCode.BadRequest, "request.bodyMissing");
        (await door.Post("/v1/reports?check=true", Report(null), Lines))
            .IsProblem(HttpStatusCode.BadRequest, "query.unknown");
        (await door.Post("/v1/reports", Report(null), "text/csv"))
            .IsProblem(HttpStatusCode.UnsupportedMediaType, "request.contentType");
    }

    [Fact]
    public async Task What_the_city_cannot_decide_is_said_on_its_line()
    {
        await using var door = await Open(new());
        door.City.Away = new TimeoutException("no silo");

        var answer = await door.Post("/v1/reports", $"{Report("n-1")}\n{Report("n-2")}", Lines);

        Assert.Equal(["city.away", "city.away"], answer.Lines.Select(Code));
    }

    [Fact]
    public async Task What_breaks_one_line_is_said_on_it_and_the_others_of_its_page_are_taken()
    {
        await using var door = await Open(new());
        door.City.Breaks = static report => report.Description == "看到 n-2";

        var answer = await door.Post(
            "/v1/reports", string.Join('\n', Enumerable.Range(1, 3).Select(static i => Report($"n-{i}"))), Lines);

        Assert.Equal([null, "door.broken", null], answer.Lines.Select(Code));
        Assert.Equal(2, answer.Lines[1].GetProperty("line").GetInt32());
        Assert.Equal(2, door.City.Cases.Count);
    }

    [Fact]
    public async Task A_line_is_answered_before_the_next_is_sent_and_stays_when_the_caller_breaks_off()
    {
        await using var door = await Open(new());
        using (var caller = await Caller(door))
        {
            var (sent, answered) = (caller.GetStream(), new StreamReader(caller.GetStream()));
            await sent.WriteAsync(Chunk(Report("n-1") + "\n"));
            Assert.Contains("n-1", await Answer(answered), StringComparison.Ordinal);
            await sent.WriteAsync(Chunk(Report("n-2") + "\n" + Report("n-3")[..40]));
            Assert.Contains("n-2", await Answer(answered), StringComparison.Ordinal);
        }

        var again = await door.Post(
            "/v1/reports", string.Join('\n', Enumerable.Range(1, 3).Select(static i => Report($"n-{i}"))), Lines);
        Assert.Equal([null, null, null], again.Lines.Select(Code));
        Assert.Equal(3, door.City.Cases.Count);
    }

    [Fact]
    public async Task A_caller_who_reads_no_answer_stops_the_work()
    {
        var patience = new LineLimits { Patience = TimeSpan.FromSeconds(2) };
        await using var door = await Open(
            new() { WaitingBytes = 16 * 1024, AheadBytes = 64 * 1024, Page = 16 }, patience);
        using var caller = await Caller(door);
        var sent = caller.GetStream();
        var text = new string('长', 3000);

        // The door reads no further than it answers, so the writing ends when the door closes the connection.
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                await sent.WriteAsync(Chunk(Report($"n-{i}", text) + "\n"));
            }
        });

        Assert.InRange(door.City.Cases.Count, 1, 9_000);
    }

    private static string? Code(JsonElement line) =>
        line.TryGetProperty("code", out var code) ? code.GetString() : null;

    private static string Report(string? number, string? text = null) => JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            ["class"] = "04-05",
            ["lon"] = 120.9446,
            ["lat"] = 30.516,
            ["description"] = text ?? $"看到 {number}",
            ["number"] = number,
        });

    private static Task<Door> Open(BulkLimits limits, LineLimits? patience = null) => Door.Open(services =>
        services.AddSingleton(limits).AddSingleton(patience ?? new()));

    private static async Task<TcpClient> Caller(Door door)
    {
        var caller = new TcpClient { SendBufferSize = 64 * 1024, ReceiveBufferSize = 64 * 1024 };
        await caller.ConnectAsync(IPAddress.Loopback, door.Client.BaseAddress!.Port);
        await caller.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: {Lines}\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"));
        return caller;
    }

    private static byte[] Chunk(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [.. Encoding.ASCII.GetBytes($"{bytes.Length:X}\r\n"), .. bytes, .. "\r\n"u8];
    }

    /// <summary>The next line of an answer that is a report's.</summary>
    private static async Task<string> Answer(StreamReader answered)
    {
        while (await answered.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("{\"id\":", StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException("The answer ended.");
    }
}
