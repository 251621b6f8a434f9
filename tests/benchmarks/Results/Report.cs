using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Grid.Tests.Processes;

namespace Grid.Benchmarks.Results;

/// <summary>
/// Says what is found as it is found, and at the end writes it down as JSON and Markdown in <c>docs/benchmarks</c>, in
/// the place of what the last run found, having compared the two.
/// </summary>
internal sealed class Report(string name, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<Figure> figures = [];
    private readonly List<string> said = [];

    private static string Folder => Path.Combine(Repository.Root, "docs", "benchmarks");

    public void Say(FormattableString line) => Say(line.ToString(CultureInfo.InvariantCulture));

    public void Add(string what, string unit, params (string Who, double Value)[] values)
    {
        figures.Add(new(what, unit, values.ToDictionary(static value => value.Who, static value => value.Value)));
        Say($"{what}: {string.Join(", ", values.Select(static value => $"{value.Who} {Number(value.Value)}"))} {unit}");
    }

    /// <summary>Writes it down.</summary>
    public async Task Write()
    {
        var found = new Recorded(name, time.GetUtcNow(), Machine(), Commit(), figures, said);
        Directory.CreateDirectory(Folder);
        var json = Path.Combine(Folder, $"{name}.json");
        var last = File.Exists(json)
            ? JsonSerializer.Deserialize<Recorded>(await File.ReadAllTextAsync(json), Json)
            : null;
        await File.WriteAllTextAsync(Path.Combine(Folder, $"{name}.md"), Markdown(found, last));
        await File.WriteAllTextAsync(json, JsonSerializer.Serialize(found, Json) + "\n");
        Console.Error.WriteLine($"Written to docs/benchmarks/{name}.json and .md");
    }

    private static string Machine() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30):0} GiB, {System.Runtime.InteropServices.RuntimeInformation.OSArchitecture}, .NET {Environment.Version}");

    private static string Commit() =>
        typeof(Report)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')
            is [_, var commit]
            ? commit[..Math.Min(10, commit.Length)]
            : "unknown";

    private static string Markdown(Recorded found, Recorded? last)
    {
        var who = found.Figures.SelectMany(static figure => figure.Of.Keys).Distinct().ToList();
        var compared = who.Contains("ours") ? "ours" : who[^1];
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"# {found.Name}\n\n{found.At:yyyy-MM-dd}, {found.Machine}, commit {found.Commit}. [How to repeat it](README.md).\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"| | {string.Join(" | ", who)} | {compared} when last recorded |\n|---|{string.Concat(who.Select(static _ => "---|"))}---|\n");
        foreach (var figure in found.Figures)
        {
            var before = last?.Figures.FirstOrDefault(one => one.What == figure.What)?.Of.GetValueOrDefault(compared);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {figure.What}, {figure.Unit} | {string.Join(" | ", who.Select(one => figure.Of.TryGetValue(one, out var value) ? Number(value) : ""))} | {(before is { } known ? Number(known) : "")} |\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\n```\n{string.Join('\n', found.Said)}\n```\n").ToString();
    }

    private static string Number(double value) =>
        value.ToString(
            Math.Abs(value) switch
            {
                >= 1000 => "0",
                >= 10 => "0.0",
                _ => "0.00",
            },
            CultureInfo.InvariantCulture);

    private void Say(string line)
    {
        said.Add(line);
        Console.WriteLine(line);
    }
}
