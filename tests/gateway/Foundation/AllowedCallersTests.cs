using System.Net;
using System.Net.Sockets;
using System.Text;
using Grid.Gateway.Foundation;
using Microsoft.Extensions.Configuration;

namespace Grid.Tests.Gateway.Foundation;

/// <summary>The door decides which host names, origins and rates of calls it accepts before it reads a body.</summary>
public sealed class AllowedCallersTests
{
    [Theory]
    [InlineData("attacker.example", 421)]
    [InlineData("localhost.attacker.example", 421)]
    [InlineData("localhost:5311", 200)]
    [InlineData("grid.localhost", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("[::1]:80", 200)]
    [InlineData("192.0.2.7:8080", 200)]
    [InlineData("grid.county.cn", 200)]
    public async Task A_name_that_is_not_the_citys_is_refused(string host, int status)
    {
        var door = await Door.Of<AllowedCallersTests>(("Grid:Hosts", "grid.county.cn, *.example.cn"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/clock");
        request.Headers.Host = host;

        var answer = await door.Send(request);

        Assert.Equal(status, (int)answer.Status);
        if (status != 200)
        {
            answer.IsProblem(HttpStatusCode.MisdirectedRequest, "request.host");
        }
    }

    [Theory]
    [InlineData("Origin", "http://attacker.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Origin", "http://localhost:3000", false)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Origin", "http://grid.localhost:5311", true)]
    public async Task A_change_from_a_page_of_another_site_is_refused(string header, string value, bool taken)
    {
        var door = await Door.Of<AllowedCallersTests>(("Grid:Hosts", "grid.county.cn, *.example.cn"));

        var change = await door.Post(
            "/v1/reports",
            """{ "class": "04-05", "lon": 120.9446, "lat": 30.5160 }""",
            headers: [("Host", "grid.localhost:5311"), (header, value)]);
        using var question = new HttpRequestMessage(HttpMethod.Get, "/v1/clock");
        question.Headers.TryAddWithoutValidation(header, value);

        Assert.Equal(HttpStatusCode.OK, (await door.Send(question)).Status);
        if (taken)
        {
            Assert.Equal(HttpStatusCode.Created, change.Status);
        }
        else
        {
            change.IsProblem(HttpStatusCode.Forbidden, "request.origin");
        }
    }

    [Theory]
    [InlineData("urls", "http://*:8080", true)]
    [InlineData("urls", "http://localhost:5000;http://0.0.0.0:8080", true)]
    [InlineData("urls", "http://grid.county.cn", true)]
    [InlineData("http_ports", "8080", true)]
    [InlineData("https_ports", "8443", true)]
    [InlineData("Kestrel:Endpoints:A:Url", "http://[::]:1", true)]
    [InlineData("urls", "http://127.0.0.1:0;http://[::1]:0;http://localhost:1", false)]
    [InlineData("Grid:Hosts", "grid.county.cn", false)]
    public void Beyond_this_machine_the_door_listens_only_where_that_is_said(string key, string value, bool beyond)
    {
        Assert.Equal(
            beyond,
            Loopback.Refused(Configuration((key, value))) is { } refused
                && refused.Contains("Grid__Open=true", StringComparison.Ordinal));
        Assert.Null(Loopback.Refused(Configuration((key, value), ("Grid:Open", "true"))));
    }

    [Fact]
    public async Task A_long_address_and_many_headers_are_refused_in_words()
    {
        var door = await Door.Of<AllowedCallersTests>(("Grid:Hosts", "grid.county.cn, *.example.cn"));
        using var many = new HttpRequestMessage(HttpMethod.Get, "/v1/clock");
        for (var i = 0; i < 120; i++)
        {
            many.Headers.Add($"X-{i}", "1");
        }

        (await door.Get($"/v1/cases?q={new string('a', 9000)}")).IsProblem(
            HttpStatusCode.RequestUriTooLong, "request.tooLong");
        (await door.Send(many)).IsProblem(HttpStatusCode.RequestHeaderFieldsTooLarge, "request.headers");
    }

    [Theory]
    [InlineData(
        "POST /v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
        + "2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "400",
        "request.framing")]
    [InlineData("GET /v1/clock HTTP/1.1\nHost: localhost\n\n", "400", "")]
    [InlineData("GET /v1/clock HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "200", "now")]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "204", "Allow: GET")]
    public async Task What_ends_where_is_said_once(string request, string status, string expected)
    {
        var door = await Door.Of<AllowedCallersTests>(("Grid:Hosts", "grid.county.cn, *.example.cn"));
        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, door.Client.BaseAddress!.Port);
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(line.GetStream());

        var answer = await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(5));

        Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
        Assert.Contains(expected, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imports_beyond_those_that_run_are_refused_with_a_wait()
    {
        await using var door = await Door.Open(settings: ("Grid:Imports", "1"));
        var (sending, sent) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var held = new HttpRequestMessage(HttpMethod.Post, "/v1/import/roads")
        {
            Content = new HeldContent(sending, sent.Task),
        };
        held.Content.Headers.ContentType = new("application/x-ndjson");
        var first = door.Client.SendAsync(held);
        await sending.Task.WaitAsync(TimeSpan.FromMinutes(5));

        // The first line is on its way; once the door reads it, another import has to wait.
        var second = await door.Post("/v1/import/roads", "{}", "application/x-ndjson");
        while (second.Status == HttpStatusCode.OK)
        {
            second = await door.Post("/v1/import/roads", "{}", "application/x-ndjson");
        }

        sent.SetResult();
        using var ended = await first;

        second.IsProblem(HttpStatusCode.TooManyRequests, "request.tooManyImports");
        Assert.NotNull(second.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
        .AddInMemoryCollection(
            settings.Select(static setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        .Build();

    /// <summary>A body that sends its first line at once and its end when the test says so.</summary>
    private sealed class HeldContent(TaskCompletionSource sending, Task until) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("{}\n"u8.ToArray());
            await stream.FlushAsync();
            sending.SetResult();
            await until;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
