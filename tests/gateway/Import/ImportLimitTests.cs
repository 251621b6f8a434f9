using System.Net;
using System.Net.Sockets;
using System.Text;
using Grid.Gateway.Foundation;
using Grid.Gateway.Import;
using Grid.Tests.Gateway.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Tests.Gateway.Import;

/// <summary>
/// An import takes a bounded share of the door's memory and time, even from a caller that misbehaves.
/// </summary>
public sealed class ImportLimitTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_long_is_refused_whole(bool chunked)
    {
        await using var door = await Open(new() { BodyBytes = 100_000 });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/import/shops")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Piece, 4)))),
        };
        request.Content.Headers.ContentType = new("application/x-ndjson");
        request.Headers.TransferEncodingChunked = chunked;

        var answer = await door.Send(request);

        answer.IsProblem(HttpStatusCode.RequestEntityTooLarge, "import.bodyTooLarge");
    }

    [Fact]
    public async Task A_caller_who_never_reads_the_answer_is_cut_off()
    {
        await using var door = await Open(new() { WaitingBytes = 64 * 1024 }, TimeSpan.FromSeconds(2));
        using var caller = new TcpClient { SendBufferSize = 64 * 1024, ReceiveBufferSize = 64 * 1024 };
        await caller.ConnectAsync(IPAddress.Loopback, door.Client.BaseAddress!.Port);
        var line = caller.GetStream();
        var rows = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Piece, 64)));
        await line.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /v1/import/shops HTTP/1.1\r\nHost: localhost\r\n"
                + $"Content-Type: application/x-ndjson\r\nContent-Length: {rows.Length}\r\n\r\n"));

        // Beyond the body the door reads nothing, so the writing ends when it closes the connection.
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            for (var sent = 0; sent < 64; sent++)
            {
                await line.WriteAsync(rows);
            }
        });
    }

    [Fact]
    public async Task An_import_that_waits_for_its_reader_goes_on_when_it_is_read()
    {
        await using var door = await Open(new() { WaitingBytes = 16 * 1024 });
        var rows = string.Concat(
            Enumerable.Range(0, 20_000).Select(static i => $"{{\"code\":\"R{i % 300}\",\"name\":\"n{i}\"}}\n"));

        var answer = await door.Post("/v1/import/roads", rows, "application/x-ndjson");

        Assert.Equal(20_001, answer.Lines.Count);
        Assert.Equal(300, door.City.Entries.Count);
        Assert.All(
            door.City.Entries.Values,
            static entry =>
                Assert.EndsWith(
                    entry.Ref.Key[1..],
                    $"{int.Parse(((Roads.RoadData)entry.Data).Name[1..]) % 300}",
                    StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_register_is_entered_up_to_as_many_things_as_are_remembered()
    {
        await using var door = await Open(new() { Things = 3 });

        var answer = await door.Post(
            "/v1/import/roads",
            string.Concat(Enumerable.Range(1, 5).Select(static i => $"{{\"code\":\"R{i}\",\"name\":\"n\"}}\n")),
            "application/x-ndjson");

        Assert.Equal(3, door.City.Entries.Count);
        Assert.Equal(
            (4, "import.tooMany"),
            (answer.Lines[3].GetProperty("line").GetInt32(), answer.Lines[3].GetProperty("code").GetString()));
        Assert.Equal(5, answer.Lines.Count);
    }

    [Theory]
    [InlineData(10, 1_000_000, false)]
    [InlineData(1000, 1000, false)]
    [InlineData(1000, 1000, true)]
    public async Task A_table_of_too_many_rows_or_bytes_is_refused_before_it_is_read_whole(
        int rows,
        int bytes,
        bool chunked)
    {
        await using var door = await Open(new() { TableRows = rows, TableBytes = bytes });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/import/calendar?county=330424")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(
                "date,kind,name,source\n" + string.Concat(Enumerable.Repeat("2026-01-01,holiday,元旦,x\n", 200)))),
        };
        request.Content.Headers.ContentType = new("text/csv");
        request.Headers.TransferEncodingChunked = chunked;

        var answer = await door.Send(request);

        answer.IsProblem(HttpStatusCode.RequestEntityTooLarge, "import.tableTooLarge");
        Assert.Contains($"{rows} rows", answer.Detail, StringComparison.Ordinal);
        Assert.Empty(door.City.Asked);
    }

    /// <summary>Rows that are refused with many words, about 60 KiB.</summary>
    private static string Piece { get; } = string.Concat(Enumerable.Repeat("{\"code\":\"a b\"}\n", 4096));

    private static Task<Door> Open(ImportLimits limits, TimeSpan? patience = null) => Door.Open(services => services
        .AddSingleton(limits)
        .AddSingleton(patience is { } waits ? new LineLimits { Patience = waits } : new()));
}
