using System.Text.Json;
using System.Text.Json.Serialization;

namespace Grid.Chaos.Oracle;

/// <summary>The clients' log outside the city: a line is on its way to the disk before the client goes on.</summary>
internal sealed class ClientLog(string path) : IDisposable
{
    public const string Sent = "sent", Accepted = "accepted", Refused = "refused";

    private readonly Lock gate = new();
    private readonly StreamWriter file = new(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read))
    {
        AutoFlush = true,
    };

    public string Path => path;

    public void Write(LogLine line)
    {
        var text = JsonSerializer.Serialize(line, LogJson.Default.LogLine);
        lock (gate)
        {
            file.WriteLine(text);
        }
    }

    public void Dispose() => file.Dispose();

    /// <summary>What was asked for and promised, by number.</summary>
    public static async Task<IReadOnlyList<Promise>> Read(string path)
    {
        var promises = new SortedDictionary<long, Promise>();
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var lines = new StreamReader(file);
        while (await lines.ReadLineAsync() is { } text)
        {
            var line = JsonSerializer.Deserialize(text, LogJson.Default.LogLine)!;
            promises[line.Number] = line.Said == Sent
                ? new(line.Number, line.Mark!, line.Type!, line.Source, line.Says ?? new Dictionary<string, string>())
                : promises[line.Number] with
                {
                    Ending = line.Said == Accepted ? Ending.Accepted : Ending.Refused,
                    Source = line.Source ?? promises[line.Number].Source,
                    Version = line.Version,
                    Position = line.Position,
                    Code = line.Code,
                };
        }

        return [.. promises.Values];
    }
}

/// <summary>A line of the clients' log: a request before it is first sent, or the end of one.</summary>
/// <param name="Said">sent, accepted, refused.</param>
internal sealed record LogLine(
    string Said,
    long Number,
    string? Mark = null,
    string? Type = null,
    string? Source = null,
    IReadOnlyDictionary<string, string>? Says = null,
    int? Version = null,
    string? Position = null,
    string? Code = null);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LogLine))]
internal sealed partial class LogJson : JsonSerializerContext;
