using System.Text.Json.Nodes;
using Grid.Chaos.Load;

namespace Grid.Chaos.Counties;

/// <summary>
/// Reports in one county, leads the cases round the loop, hands some over to another county, and reads the county's own
/// list, in which it says what it sees of another.
/// </summary>
internal sealed class CountyClient(
    int number, ZonedCounty county, IReadOnlyList<ZonedCounty> all, int seed, Requests requests, Action<Finding> found)
{
    private const int MostOpen = 30;

    private readonly Random dice = new(unchecked((seed * 100) + number));
    private readonly List<OpenCase> open = [];

    public async Task Run(TimeSpan pause, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await (dice.Next(100) switch
            {
                < 35 when open.Count < MostOpen => Report(),
                < 90 => Step(),
                _ => Look(),
            });
            await Task.Delay(pause * dice.NextDouble() * 2, TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task Report()
    {
        var request = requests.Next();
        var (lon, lat) = county.Somewhere(dice);
        var reply = await requests.Send(
            request,
            "case.reported",
            null,
            new Dictionary<string, string>
            {
                ["class"] = ZonedCounty.Class,
                ["place.county"] = county.Code,
                ["lead"] = county.Office,
            },
            static reply => $"case/{Oracle.Json.Text(reply.Json, "id")}",
            HttpMethod.Post,
            "/v1/reports",
            new JsonObject
            {
                ["class"] = dice.Next(2) == 0 ? ZonedCounty.Class : county.Word,
                ["lon"] = lon,
                ["lat"] = lat,
                ["description"] = request.Mark,
                ["by"] = $"collector-{number}",
            },
            request.Mark,
            dice);
        Remember(reply);
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
        var body = new JsonObject { ["by"] = $"desk-{number}" };
        switch (verb)
        {
            case "fail" or "check":
                body["passed"] = verb == "check";
                verb = "check";
                break;
            case "join":
                body["to"] = open[dice.Next(open.Count)].Id;
                break;
            case "dispatch" or "refuse" or "return" or "void" or "reopen":
                body["reason"] = "chaos";
                break;
            case "transfer":
                body["reason"] = "chaos";
                body["county"] = all[dice.Next(all.Count)].Code; // its own one is refused
                break;
        }

        var request = requests.Next();
        var reply = await requests.Send(
            request,
            Steps.TypeOf(verb),
            $"case/{at.Id}",
            new Dictionary<string, string>(),
            _ => $"case/{at.Id}",
            HttpMethod.Post,
            $"/v1/cases/{at.Id}/{verb}",
            body,
            request.Mark,
            dice);
        if (reply is not { IsYes: false })
        {
            open.RemoveAt(place);
            Remember(reply);
        }
    }

    private async Task Look()
    {
        requests.Counts.Read();
        var path = $"/v1/cases?county={county.Code}&limit=50";
        if (await requests.Door.Send(HttpMethod.Get, path, null, null, dice) is { IsYes: true } seen)
        {
            foreach (var line in Oracle.Json.List(seen.Json, "items"))
            {
                foreach (var wrong in CountyCheck.Shown(line, county))
                {
                    found(new("county", wrong));
                }
            }
        }
    }

    private void Remember(Reply? reply)
    {
        if (reply is { IsYes: true } && Oracle.Json.Text(reply.Json, "stage") is { } stage && Steps.GoesOn(stage))
        {
            open.Add(new(
                Oracle.Json.Text(reply.Json, "id")!, stage, reply.Json.GetProperty("version").GetInt32()));
        }
    }
}
