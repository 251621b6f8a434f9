using System.Globalization;
using System.Text.Json.Nodes;
using Grid.Tests.Processes;

namespace Grid.Chaos.City;

/// <summary>The second county with clocks that run out while one looks on, in a folder of its own.</summary>
internal sealed class ChaosCounty : IDisposable
{
    private const string Source = "2018-01-01,,invented for the chaos,L";

    public ChaosCounty()
    {
        Folder = Directory.CreateTempSubdirectory("grid-county-").FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.SecondCounty, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(Repository.SecondCounty, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var hours = Deadlines.Limit.TotalHours.ToString(CultureInfo.InvariantCulture);
        Add(
            "limits",
            "clock,kind,class,condition,channels,limit,unit,from,until,source,grade",
            Deadlines.Clocks.Values.Select(clock => $"{clock.Name},*,*,,,{hours},urgentHour,{Source}"));
        Add(
            "escalations",
            "rule,clock,step,percent,after,unit,to,from,until,source,grade",
            Deadlines.Clocks.Values.SelectMany(clock =>
                new[]
        {
            $"{clock.Rules[0]},{clock.Name},red,100,,,{clock.First},{Source}",
            $"{clock.Rules[1]},{clock.Name},escalate,,{hours},urgentHour,{clock.Second},{Source}",
        }));
    }

    public string Folder { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Add(string kind, string columns, IEnumerable<string> rows)
    {
        var file = $"rulebook/{kind}.csv";
        File.WriteAllLines(Path.Combine(Folder, file), [columns, .. rows]);
        var path = Path.Combine(Folder, "city.json");
        var city = JsonNode.Parse(File.ReadAllText(path))!;
        city["files"]!.AsArray().Add(new JsonObject { ["kind"] = kind, ["file"] = file });
        File.WriteAllText(path, city.ToJsonString());
    }
}
