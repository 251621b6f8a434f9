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
    /// <summary>The words of a report without a class, where the source has none.</summary>
    private const string Wordless = "no words in the source";

    private static readonly JsonWriterOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Words =
        [.. Enum.GetNames<CaseVerb>().Select(static name => JsonNamingPolicy.CamelCase.ConvertName(name))];

    /// <summary>The verb as the door's paths have it.</summary>
    public static string Word(CaseVerb verb) => Words[(int)verb];

    /// <summary>
    /// A report with what the source says and no more: where it gives no point, a thing or an area by its code, or an
    /// address; without a class that the county knows, its words.
    /// </summary>
    /// <param name="area">The area of a report that has nothing but words for its place; null for none.</param>
    public static byte[] Report(ReplayRow row, ClassCode? code, string? area) => Write(json =>
    {
        if (code is { } known)
        {
            json.WriteString("kind", KindOf(known.Kind));
            json.WriteString("class", known.Code);
        }

        if (row.Where is { Point: { } point })
        {
            json.WriteNumber("lon", point.Lon);
            json.WriteNumber("lat", point.Lat);
        }
        else if (row.Where is { Thing: { } thing })
        {
            json.WriteString(thing.Field, thing.Code);
        }
        else if (area is not null)
        {
            json.WriteString(ReplayColumns.Area, area);
        }

        Say("address", row.Where.Address);
        Say("channel", row.Channel);
        Say("description", row.Words.Length > 0 || code is not null ? row.Words : Wordless);
        Say("number", row.Number);
        Say("by", row.Number.Length > 0 ? row.Sender : "");
        json.WriteString("reportedAt", Text(row.ReportedAt));
        if (row.SourceDue is { } due)
        {
            json.WriteString("sourceDue", Text(due));
        }

        void Say(string field, string text)
        {
            if (text.Length > 0)
            {
                json.WriteString(field, text);
            }
        }
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

        if (step.Found is { Code: { } code })
        {
            json.WriteString("kind", KindOf(code.Kind));
            json.WriteString("class", code.Code);
        }

        if (step.Found is { Point: { } point })
        {
            json.WriteNumber("lon", point.Lon);
            json.WriteNumber("lat", point.Lat);
        }
    });

    public static string KindOf(ClassKind kind) => kind == ClassKind.Part ? "part" : "event";

    public static string Text(DateTimeOffset time) =>
        time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    public static byte[] Time(DateTimeOffset now) =>
        Write(json => json.WriteString("now", Text(now)));

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
