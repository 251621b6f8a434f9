using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Grid.Cases;
using Grid.Rulebook;
using Grid.Simulation.Replay;

namespace Grid.Simulation.Door;

/// <summary>Writes the bodies of requests to the door.</summary>
internal static class DoorBodies
{
    private static readonly JsonWriterOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Words =
        [.. Enum.GetNames<CaseVerb>().Select(static name => JsonNamingPolicy.CamelCase.ConvertName(name))];

    /// <summary>The verb as the door's paths have it.</summary>
    public static string Word(CaseVerb verb) => Words[(int)verb];

    public static byte[] Report(ReplayRow row, ClassCode code) => Write(json =>
    {
        json.WriteString("kind", code.Kind == ClassKind.Part ? "part" : "event");
        json.WriteString("class", code.Code);
        json.WriteNumber("lon", row.Lon);
        json.WriteNumber("lat", row.Lat);
        json.WriteString("channel", row.Channel);
        if (row.Category.Length > 0)
        {
            json.WriteString("description", row.Category);
        }

        json.WriteString("reportedAt", row.ReportedAt.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
    });

    public static byte[] Step(PlannedStep step) => Write(json =>
    {
        json.WriteString("by", Actor(step.Verb));
        if (step.Passed is { } passed)
        {
            json.WriteBoolean("passed", passed);
        }

        if (step.Reason is { } reason)
        {
            json.WriteString("reason", reason);
        }
    });

    public static byte[] Time(DateTimeOffset now) =>
        Write(json => json.WriteString("now", now.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)));

    /// <summary>The office that takes a step, never a person.</summary>
    private static string Actor(CaseVerb verb) => verb switch
    {
        CaseVerb.Verify or CaseVerb.Check => "collector",
        CaseVerb.Dispatch => "dispatcher",
        CaseVerb.Accept or CaseVerb.Handle => "handler",
        _ => "desk",
    };

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Legible))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
