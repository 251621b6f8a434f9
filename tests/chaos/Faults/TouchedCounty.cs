using System.Text.Json.Nodes;

namespace Grid.Chaos.Faults;

/// <summary>
/// A file of the county's folder is saved by a spreadsheet, with another name for a shop and an empty line, while the
/// city has a name of its own for that shop: the city's word stands.
/// </summary>
internal sealed class TouchedCounty : Fault
{
    private const string Shop = "999901-DJ-01-S001", File = "places/shops.csv";

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private int times;

    public override string Kind => "touched county";

    public override async Task<bool> Strike(Scene scene)
    {
        var name = $"renamed {++times}";
        if (await Ask(scene, HttpMethod.Get, null) is not JsonObject shop)
        {
            return false;
        }

        shop["name"] = name;
        if (await Ask(scene, HttpMethod.Put, shop) is null)
        {
            return false;
        }

        await scene.Embedded.City.Process.End();
        var path = Path.Combine(scene.Embedded.County, File);
        var lines = await System.IO.File.ReadAllLinesAsync(path);
        await System.IO.File.WriteAllLinesAsync(
            path,
            lines
                .Select(line => line.StartsWith($"{Shop},", StringComparison.Ordinal) ? Renamed(line) : line)
                .Append(""));
        await scene.City.Mend();
        if (!await scene.City.Ready(LongestStart))
        {
            return true; // the run says so
        }

        var now = (await Ask(scene, HttpMethod.Get, null))?["name"]?.ToString();
        scene.Say($"{File} was saved again while the city was down; {Shop} is '{now}'");
        if (now != name)
        {
            scene.Find(
                new("county", $"{Shop} was registered as '{name}', and is '{now}' since {File} was saved again"));
        }

        return true;
    }

    /// <summary>The file has another name for it, each time.</summary>
    private string Renamed(string line)
    {
        var fields = line.Split(',');
        fields[1] = $"file's name {times}";
        return string.Join(',', fields);
    }

    private static async Task<JsonObject?> Ask(Scene scene, HttpMethod method, JsonObject? body)
    {
        var reply = await scene.Requests.Door.Send(
            method,
            $"/v1/shops/{Shop}{(body is null ? "" : "?by=desk-0")}",
            body?.ToJsonString(),
            null,
            scene.Dice);
        return reply is { IsYes: true } ? JsonNode.Parse(reply.Json.GetRawText())!.AsObject() : null;
    }
}
