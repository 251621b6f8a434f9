using System.Text.Json.Nodes;

namespace Grid.Chaos.Load;

/// <summary>
/// A client of the city: it reports, leads its own cases round the loop, keeps its own shops and dogs, and reads. It
/// sends one request at a time, so the next request about a case or party follows the answer to the last.
/// </summary>
internal sealed class Client(int number, int clients, int seed, Requests requests)
{
    private const int MostOpen = 40, Shops = 48, Households = 12;

    private readonly Random dice = new(unchecked((seed * ClientGroup.Clients) + number));
    private readonly List<OpenCase> open = [];
    private int dogs;

    public async Task Run(TimeSpan pause, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await (dice.Next(100) switch
            {
                < 28 => Report(),
                < 30 => ReportTwice(),
                < 78 => Step(),
                < 84 => Shop(),
                < 86 => ImportDogs(),
                < 88 => TakeOver(),
                < 96 when number == 0 => Order(),
                _ => Look(),
            });
            await Task.Delay(pause * dice.NextDouble() * 2, TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task Report()
    {
        if (open.Count >= MostOpen)
        {
            await Step();
            return;
        }

        var request = requests.Next();
        var (lon, lat) = Town.Somewhere(dice);
        var @class = Town.Classes[dice.Next(Town.Classes.Length)];
        var body = new JsonObject
        {
            ["class"] = @class,
            ["lon"] = lon,
            ["lat"] = lat,
            ["description"] = request.Mark,
            ["by"] = $"collector-{number}",
        };
        if (dice.Next(100) < 3)
        {
            body["class"] = "77-77"; // a class that no department is responsible for
        }

        var says = new Dictionary<string, string>
        {
            ["class"] = @class,
            ["kind"] = "Event",
            ["place.point.lon"] = Town.Number(lon),
            ["place.point.lat"] = Town.Number(lat),
        };
        var reply = await (dice.Next(10) switch
        {
            < 6 => ReportUnder(GuidFrom(dice), request, says, body),
            < 9 => Send("/v1/reports", request.Mark, once: false),
            _ => Send("/v1/reports", null, once: true),
        });
        if (reply is { IsYes: true })
        {
            Remember(CaseOf(reply));
        }

        Task<Reply?> ReportUnder(Guid id, (long, string) asked, Dictionary<string, string> claims, JsonObject sent) =>
            requests.Send(
                asked,
                "case.reported",
                $"case/{id}",
                claims,
                static reply => $"case/{CaseOf(reply).Id}",
                HttpMethod.Put,
                $"/v1/reports/{id}",
                sent,
                null,
                dice);

        Task<Reply?> Send(string path, string? key, bool once) =>
            requests.Send(
                request,
                "case.reported",
                null,
                says,
                static reply => $"case/{CaseOf(reply).Id}",
                HttpMethod.Post, path, body, key, dice,
                once);
    }

    /// <summary>Two reports under one key at once: one of them is taken, and the other is no report.</summary>
    private async Task ReportTwice()
    {
        var one = requests.Next();
        var replies = await Task.WhenAll(Send(one, new(dice.Next())), Send(requests.Next(), new(dice.Next())));
        if (Array.Find(replies, static reply => reply is { IsYes: true }) is { } taken && open.Count < MostOpen)
        {
            Remember(CaseOf(taken));
        }

        Task<Reply?> Send((long Number, string Mark) request, Random dice)
        {
            var (lon, lat) = Town.Somewhere(dice);
            var body = new JsonObject
            {
                ["class"] = Town.Classes[0],
                ["lon"] = lon,
                ["lat"] = lat,
                ["description"] = request.Mark,
                ["by"] = $"collector-{number}",
            };
            return requests.Send(
                request,
                "case.reported",
                null,
                LeaveContact(body, request.Mark),
                static reply => $"case/{CaseOf(reply).Id}",
                HttpMethod.Post,
                "/v1/reports",
                body,
                one.Mark,
                dice);
        }
    }

    /// <returns>What the record then says of it.</returns>
    private static Dictionary<string, string> LeaveContact(JsonObject body, string mark)
    {
        body["reporter"] = new JsonObject { ["name"] = Contacts.NameOf(mark) };
        return new() { [Contacts.Left] = "true" };
    }

    private async Task Step()
    {
        if (open.Count == 0)
        {
            return;
        }

        var place = dice.Next(open.Count);
        var at = open[place];
        var verb = Steps.Next(at.Stage, dice);
        var request = requests.Next();
        var body = new JsonObject { ["by"] = $"desk-{number}" };
        var says = new Dictionary<string, string>();
        switch (verb)
        {
            case "check" or "fail":
                body["passed"] = verb == "check";
                says["passed"] = verb == "check" ? "true" : "false";
                verb = "check";
                break;
            case "join":
                body["to"] = open[dice.Next(open.Count)].Id;
                break;
            // Who dispatches to whom returned it insists.
            case "dispatch" or "refuse" or "return" or "void" or "reopen" or "transfer":
                body["reason"] = "chaos";
                body["to"] = verb == "transfer" ? "another office" : null;
                break;
        }

        var reply = await requests.Send(
            request,
            Steps.TypeOf(verb),
            $"case/{at.Id}",
            says,
            reply => $"case/{at.Id}",
            HttpMethod.Post,
            $"/v1/cases/{at.Id}/{verb}",
            body,
            request.Mark,
            dice);
        if (reply is { IsYes: false })
        {
            return;
        }

        open.RemoveAt(place);
        if (reply is not null && (CaseOf(reply).Stage != "fedBack" || dice.Next(4) == 0))
        {
            Remember(CaseOf(reply));
        }
    }

    private Task<Reply?> Shop()
    {
        var shop = (dice.Next(Shops / clients) * clients) + number;
        var request = requests.Next();
        return Put(
            request,
            "shops",
            "shop",
            dice.Next(100) < 5 ? Town.Shop(shop, request.Mark, "999901-NO-01") : Town.Shop(shop, request.Mark));
    }

    private Task<Reply?> Put((long, string) request, string plural, string singular, JsonObject row)
    {
        var code = row["code"]!.GetValue<string>();
        return requests.Send(
            request,
            Oracle.Entry.Registered,
            $"{singular}/{code}",
            new Dictionary<string, string>(),
            _ => $"{singular}/{code}",
            HttpMethod.Put,
            $"/v1/{plural}/{code}?by=desk-{number}",
            row,
            request.Item2,
            dice);
    }

    private Task ImportDogs()
    {
        var rows = new List<(string, long, JsonObject)>();
        var moving = dogs > 0 ? dice.Next(dogs) : -1; // one that is registered moves house
        for (var i = dice.Next(5, 15); i > 0; i--)
        {
            var dog = i == 1 && moving >= 0 ? moving : dogs++;
            var (count, mark) = requests.Next();
            rows.Add((mark, count, Town.Dog((number * 2000) + dog, $"999901-H-9{dice.Next(Households):00000}", mark)));
        }

        return requests.Import("dogs", rows, dice);
    }

    /// <summary>Cases of the system before come in, and go on here.</summary>
    private async Task TakeOver()
    {
        var rows = new List<(string Mark, long Number, JsonObject Row)>();
        for (var i = dice.Next(1, 4); i > 0; i--)
        {
            var (count, mark) = requests.Next();
            rows.Add((mark, count, Town.Before(
                mark,
                dice.Next(2) == 0 ? "dispatched" : "accepted",
                Town.Classes[dice.Next(Town.Classes.Length)],
                Town.Somewhere(dice),
                DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()).UtcDateTime)));
        }

        await requests.Import("cases", rows, dice);
        foreach (var (mark, _, _) in rows)
        {
            // The lists may not have it yet; then nobody leads it on.
            if (open.Count < MostOpen
                && await Get($"/v1/cases?number={mark}") is { IsYes: true } listed
                && Oracle.Json.List(listed.Json, "items").Select(static item => Oracle.Json.Text(item, "id"))
                    .FirstOrDefault() is { } id
                && await Get($"/v1/cases/{id}") is { IsYes: true } seen)
            {
                Remember(CaseOf(seen));
            }
        }
    }

    /// <summary>Open cases are due at other times. One client gives orders, each in place of the one before.</summary>
    private async Task Order()
    {
        var lines = Town.Order(dice).ToJsonString() + "\n";
        await foreach (var _ in requests.Door.Import("orders", lines, requests.Next().Mark, dice))
        {
            // What the ledger says of the order counts, whatever became of the answer.
        }
    }

    private async Task Look()
    {
        requests.Counts.Read();
        if (open.Count > 0 && dice.Next(2) == 0)
        {
            var at = open[dice.Next(open.Count)];
            if (await Get($"/v1/cases/{at.Id}") is { IsYes: true } seen && CaseOf(seen).Version < at.Version)
            {
                requests.Counts.ReadStale();
            }

            return;
        }

        await Get(dice.Next(6) switch
        {
            0 => "/v1/cases?limit=20",
            1 => "/v1/cases/totals",
            2 => $"/v1/segments/{Town.SegmentCode(Town.Streets.First())}/obligations",
            3 => $"/v1/departments/999901{(dice.Next(2) == 0 ? "001" : "101")}",
            4 => $"/v1/shops/{Town.ShopCode(dice.Next(Shops))}/obligations?status=open",
            _ => $"/v1/locate?lon={Town.Number(Town.Somewhere(dice).Lon)}&lat=35.03",
        });
    }

    private Task<Reply?> Get(string path) => requests.Door.Send(HttpMethod.Get, path, null, null, dice);

    private void Remember(OpenCase at)
    {
        if (Steps.GoesOn(at.Stage))
        {
            open.Add(at);
        }
    }

    private static OpenCase CaseOf(Reply reply) => new(
        Oracle.Json.Text(reply.Json, "id")!,
        Oracle.Json.Text(reply.Json, "stage")!,
        reply.Json.GetProperty("version").GetInt32());

    private static Guid GuidFrom(Random dice)
    {
        Span<byte> bytes = stackalloc byte[16];
        dice.NextBytes(bytes);
        return new(bytes);
    }
}
