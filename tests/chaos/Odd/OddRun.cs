using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Grid.Tests.Processes;

namespace Grid.Chaos.Odd;

/// <summary>
/// Sends a city requests that nearly make sense. The city answers none with an internal error and refuses with a
/// problem and its code; what it accepted can be read back, by key and in every list, before and after a restart.
/// </summary>
internal sealed class OddRun(int seed, int requests, Action<string> say)
{
    private const int AtOnce = 8;

    private readonly ConcurrentDictionary<int, int> statuses = new();
    private readonly ConcurrentDictionary<string, string> faults = new();
    private readonly ConcurrentDictionary<string, byte> written = new();

    public async Task<OddReport> Run(CancellationToken stop)
    {
        await using var city = new EmbeddedCity(driven: true);
        await city.Server.Start();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            Timeout = TimeSpan.FromMinutes(1),
        };
        var operations = Operation.Of(
            JsonElement.Parse(await http.GetStringAsync(new Uri(city.Server.Address, "/openapi/v1.json"), stop)));
        var known = new KnownValues();
        for (var i = 0; i < 10; i++)
        {
            await city.Server.Send(
                HttpMethod.Post,
                "/v1/reports",
                new(2019, 6, 3, 9, i, 0, TimeSpan.FromHours(8)),
                $"{{ \"class\": \"04-05\", \"lon\": 110.0{i}1, \"lat\": 35.0{i}2 }}");
        }

        await Learn(city, operations, known);
        var dice = new Random(seed);
        for (var sent = 0; sent < requests; sent += AtOnce)
        {
            stop.ThrowIfCancellationRequested();
            var source = new OddRequests(operations, known, dice);
            OddRequest[] batch = [.. Enumerable.Range(0, AtOnce).Select(_ => source.Next())];
            await Task.WhenAll(batch.Select(request => Send(http, city.Server.Address, request)));
            if (sent % 400 == 0)
            {
                await Learn(city, operations, known);
            }
        }

        say($"{requests} sent; what was answered yes is read back");
        var before = await ReadBack(city, operations);
        await city.Server.End();
        await city.Server.Start();
        var after = await ReadBack(city, operations);
        foreach (var (path, text) in before.Where(read => after.GetValueOrDefault(read.Key) != read.Value))
        {
            Fault(
                "restart",
                $"{path} was {Short(text)} and after a restart is {Short(after.GetValueOrDefault(path) ?? "nothing")}");
        }

        await city.Server.End();
        if (await city.Command("ledger", "verify") is { Code: not 0 } verified)
        {
            Fault("chain", verified.Said);
        }

        return new(
            seed,
            requests,
            statuses,
            [
                .. faults
                    .OrderBy(static fault => fault.Key, StringComparer.Ordinal)
                    .Select(static fault => $"{fault.Key}: {fault.Value}"),
            ]);
    }

    private async Task Send(HttpClient http, Uri city, OddRequest request)
    {
        try
        {
            using var message = request.ToMessage(city);
            using var response = await http.SendAsync(message);
            var text = await response.Content.ReadAsStringAsync();
            var status = (int)response.StatusCode;
            statuses.AddOrUpdate(status, 1, static (_, count) => count + 1);
            if (status < 400)
            {
                Written(request);
                Lines(request, text);
                return;
            }

            var code = Code(text);
            if (status >= 500 && code is not ("city.away" or "city.full"))
            {
                Fault($"{status} of {request.Operation.Method} {request.Operation.Path}", $"{request} → {text}");
            }
            else if (code is null && text.Length > 0)
            {
                Fault($"{status} without a code", $"{request} → {Short(text)}");
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException)
        {
            Fault($"no answer to {request.Operation.Method} {request.Operation.Path}", $"{request}: {broken.Message}");
        }
    }

    private void Written(OddRequest request)
    {
        if (request.Operation.Method == HttpMethod.Put
            && request.Operation.Path.EndsWith("/{code}", StringComparison.Ordinal)
            && request.Operation.Path.Count(static letter => letter == '/') == 3)
        {
            written[request.Path.Split('?')[0]] = 0;
        }
    }

    /// <summary>An import says of each line what became of it.</summary>
    private void Lines(OddRequest request, string text)
    {
        if (request.Operation.Path.StartsWith("/v1/import", StringComparison.Ordinal)
            && text.Contains("door.broken", StringComparison.Ordinal))
        {
            Fault("a line of an import", $"{request} → {Short(text)}");
        }
    }

    private async Task Learn(EmbeddedCity city, IReadOnlyList<Operation> operations, KnownValues known)
    {
        foreach (var list in operations.Where(static operation =>
                operation.Method == HttpMethod.Get
                && !operation.HasPlaceInPath
                && operation.Path.Count(static letter => letter == '/') == 2))
        {
            if (await city.Server.Get(
                    $"{list.Path}{(list.Query.Contains("limit", StringComparer.OrdinalIgnoreCase) ? "?limit=100" : "")}"
                )
                    is { Status: HttpStatusCode.OK } page
                && page.Text.StartsWith('{'))
            {
                known.Learn(list.Path.Split('/')[2], page.Json);
            }
        }
    }

    /// <summary>The paths of an operation that reads a list: one for each partition where it asks for one.</summary>
    private static IEnumerable<string> Paths(Operation operation)
    {
        const string partition = "{partition}";
        if (operation.Path.Contains(partition, StringComparison.Ordinal))
        {
            return Enumerable.Range(0, 17)
                .Select(number => operation.Path.Replace(partition, $"{number}", StringComparison.Ordinal));
        }

        return operation.HasPlaceInPath ? [] : [operation.Path];
    }

    /// <returns>The answer to a read of each path that was written.</returns>
    private async Task<Dictionary<string, string>> ReadBack(EmbeddedCity city, IReadOnlyList<Operation> operations)
    {
        foreach (var operation in operations.Where(static operation => operation.Method == HttpMethod.Get))
        {
            foreach (var path in Paths(operation))
            {
                await Pages(city, operation, path);
            }
        }

        if (await city.Server.Get("/v1/dead-letters") is { Status: HttpStatusCode.OK } letters && letters.Items.Any())
        {
            Fault("dead letters", Short(letters.Text));
        }

        var read = new Dictionary<string, string>();
        foreach (var path in written.Keys)
        {
            var answer = await city.Server.Get(path);
            if (answer.Status != HttpStatusCode.OK)
            {
                Fault("written and not to be read", $"{path}: {answer.Text}");
            }

            read[path] = Entry(answer);
        }

        return read;
    }

    private async Task Pages(EmbeddedCity city, Operation operation, string path)
    {
        var limit = operation.Query.Contains("limit", StringComparer.OrdinalIgnoreCase) ? "?limit=500" : "";
        for (string? after = ""; after is not null;)
        {
            var address = $"{path}{limit}{(after.Length > 0 ? $"&after={Uri.EscapeDataString(after)}" : "")}";
            var answer = await city.Server.Get(address);
            if ((int)answer.Status >= 500)
            {
                Fault($"{(int)answer.Status} of a list", $"{address} → {answer.Text}");
            }

            after =
                answer.Status == HttpStatusCode.OK
                && limit.Length > 0
                && answer.Text.StartsWith('{')
                && answer.Json.TryGetProperty("next", out var next)
                    ? next.ToString()
                    : null;
            after =
                after is { Length: > 0 } && operation.Query.Contains("after", StringComparer.OrdinalIgnoreCase)
                    ? after
                    : null;
        }
    }

    /// <summary>Without what moves as cases do.</summary>
    private static string Entry(Answer answer) =>
        answer.Status != HttpStatusCode.OK
            ? $"{answer.Status}"
            : string.Join(
                ',',
                answer
                    .Json.EnumerateObject()
                    .Where(static member => member.Name is not ("figures" or "ledgerPosition"))
                    .Select(static member => $"{member.Name}:{member.Value.GetRawText()}"));

    private void Fault(string kind, string example)
    {
        if (faults.TryAdd(kind, example))
        {
            say($"  {kind}: {example}");
        }
    }

    private static string? Code(string text)
    {
        try
        {
            return text.Length > 0 && JsonElement.Parse(text) is { ValueKind: JsonValueKind.Object } problem
                ? Oracle.Json.Text(problem, "code")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Short(string text) => text.Length > 600 ? text[..600] + "…" : text;
}

/// <summary>What a run with odd requests came to.</summary>
/// <param name="Statuses">How often each status was answered.</param>
/// <param name="Faults">What should not be, each kind once with an example.</param>
internal sealed record OddReport(
    int Seed,
    int Requests,
    IReadOnlyDictionary<int, int> Statuses,
    IReadOnlyList<string> Faults)
{
    public string Line =>
        $"odd: seed {Seed}, {Requests} requests, answered "
        + $"{string.Join(", ", Statuses.OrderBy(static status => status.Key).Select(static status => $"{status.Key} × {status.Value}"))}; {Faults.Count} kinds of fault";
}
