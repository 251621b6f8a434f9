using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Grid.Simulation.Replay;

/// <summary>The result of a run, as a table and as JSON.</summary>
/// <param name="Deliveries">
/// The deliveries to parties; null when the run was stopped before the check counted them.
/// </param>
/// <param name="Repeated">Requests sent again because the city was busy or away.</param>
/// <param name="Restarts">How often the embedded city died and was started again.</param>
/// <param name="Differences">The differences found; null when the run was stopped before the check.</param>
/// <param name="Asleep">Departments that did not work on their cases; null where all worked.</param>
/// <param name="Notified">
/// How often each row of the escalations notified a party; null where the run did not advance the clock.
/// </param>
internal sealed record ReplaySummary(
    string File,
    int Seed,
    ReplayFigures Figures,
    long? Deliveries,
    long Requests,
    long Repeated,
    int Restarts,
    double Seconds,
    double ReportP50Milliseconds,
    double ReportP99Milliseconds,
    IReadOnlyList<string>? Differences,
    IReadOnlyList<string>? Asleep = null,
    [property: JsonPropertyName("told")] IReadOnlyDictionary<string, int>? Notified = null)
{
    /// <summary>The result as JSON, with Chinese characters unescaped.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SummaryJson.Legible.ReplaySummary);

    public double RequestsPerSecond => Seconds > 0 ? Requests / Seconds : 0;

    public IReadOnlyList<(string Name, string Value)> Rows()
    {
        var rows = new List<(string, string)>
        {
            ("read", Whole(Figures.Read)),
            ("unreadable", Whole(Figures.Unreadable)),
            ("sent", Whole(Figures.Reported)),
            ("  without a class of the county", Whole(Figures.Unsorted)),
            ("  without a place", Whole(Figures.Unplaced)),
            ("filed", Whole(Figures.Filed)),
        };
        AddSome("  at a drawn place", Figures.PlacesDrawn);
        rows.Add(("refused", Whole(Figures.Refused.Values.Sum())));
        rows.AddRange(Figures.Refused.Select(static reason => ($"  {reason.Key}", Whole(reason.Value))));
        rows.AddRange(Figures.TurnedAway.Select(static code => ($"turned away: {code.Key}", Whole(code.Value))));
        rows.AddRange(
        [
            ("joined", Whole(Figures.Joined)),
            ("handled", Whole(Figures.Handled)),
            ("  as the source says, in time", Whole(Figures.InTime)),
            ("  as the source says, late", Whole(Figures.Late)),
        ]);
        if (Figures.WithSourceDue > 0)
        {
            rows.Add(("    late by the source's own due", Whole(Figures.LateAtSource)));
            rows.Add(("    with such a due", Whole(Figures.WithSourceDue)));
        }

        AddSome("  drawn, in time", Figures.DrawnInTime);
        AddSome("  drawn, late", Figures.DrawnLate);
        AddSome("  after drawn rework", Figures.Reworked);
        rows.AddRange(
        [
            ("closed", Whole(Figures.Closed)),
            ("  by the source", Whole(Figures.ClosedBySource)),
            ("  drawn", Whole(Figures.ClosedByDraw)),
            ("still open", Whole(Figures.StillOpen)),
            ("  never closed by the source", Whole(Figures.NeverClosed)),
        ]);
        AddSome("  waiting for a place", Figures.WaitForPlace);
        rows.AddRange(
        [
            ("parties reached", Whole(Figures.PartiesReached)),
            ("deliveries", Deliveries is { } deliveries ? Whole(deliveries) : "-"),
            ("requests", Whole(Requests)),
        ]);
        if (Repeated > 0)
        {
            rows.Add(("  sent again", Whole(Repeated)));
        }

        if (Restarts > 0)
        {
            rows.Add(("city started again", Whole(Restarts)));
        }

        rows.AddRange(
        [
            ("seconds", Tenths(Seconds)),
            ("requests/s", Whole((long)RequestsPerSecond)),
            ("a report, p50 ms", Tenths(ReportP50Milliseconds)),
            ("a report, p99 ms", Tenths(ReportP99Milliseconds)),
        ]);
        return rows;

        void AddSome(string name, int count)
        {
            if (count > 0)
            {
                rows.Add((name, Whole(count)));
            }
        }
    }

    private static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Tenths(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);
}

[JsonSerializable(typeof(ReplaySummary))]
internal sealed partial class SummaryJson : JsonSerializerContext
{
    public static SummaryJson Legible { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
