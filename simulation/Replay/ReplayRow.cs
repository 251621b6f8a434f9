using Grid.Rulebook;

namespace Grid.Simulation.Replay;

/// <summary>
/// One report of the source, as read. Class names are the source's own; <see cref="ClassBook"/> knows their codes.
/// </summary>
/// <param name="Id">Derived from the source's own id, so that the same report is the same case in every run.</param>
/// <param name="Channel">Empty where the source names none; the county's default holds then.</param>
/// <param name="Accept">False where the source says that the report should not be filed.</param>
/// <param name="ClosedAt">When the source closed the report; null where it does not say.</param>
/// <param name="Category">The source's own category; no personal data.</param>
/// <param name="Number">The source's own number, by which the city finds the case; empty for none.</param>
/// <param name="Sender">Whose number it is; empty where the channel says it.</param>
/// <param name="SourceDue">By when the source wanted it done; null where it does not say.</param>
internal sealed record ReplayRow(
    Guid Id,
    DateTimeOffset ReportedAt,
    string Channel,
    ClassKind Kind,
    string Big,
    string Small,
    bool Accept,
    SourcePlace Where,
    DateTimeOffset? ClosedAt,
    string Closure,
    string Category,
    string Number = "",
    string Sender = "",
    DateTimeOffset? SourceDue = null)
{
    /// <summary>What the source calls it: its category, or else its names of the class.</summary>
    public string Words =>
        Category.Length > 0
            ? Category
            : string.Join('/', new[] { Big, Small }.Where(static name => name.Length > 0));
}

/// <summary>Where the source says it is: a point, or a thing of the registers, and in words.</summary>
/// <param name="Thing">The field of a report and the code in it: <c>segment</c>, <c>NH-MAIN-02</c>.</param>
internal sealed record SourcePlace(Point? Point, (string Field, string Code)? Thing = null, string Address = "");

/// <summary>Degrees, WGS84.</summary>
internal readonly record struct Point(double Lon, double Lat);

/// <summary>A line that is no report, and why.</summary>
internal sealed record UnreadableRow(long Line, string Why);

/// <summary>A file of reports in order of time.</summary>
/// <param name="NotRead">Columns of the file that no report takes.</param>
internal sealed record ReplayInput(
    IReadOnlyList<ReplayRow> Rows,
    IReadOnlyList<UnreadableRow> Unreadable,
    IReadOnlyList<string> NotRead)
{
    /// <summary>Unreadable lines among all lines, 0 to 1.</summary>
    public double UnreadableShare => Unreadable.Count / Math.Max(1.0, Rows.Count + Unreadable.Count);
}
