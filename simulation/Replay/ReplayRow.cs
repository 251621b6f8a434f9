using Grid.Rulebook;

namespace Grid.Simulation.Replay;

/// <summary>
/// One report of the source, as read. Class names are the source's own; <see cref="ClassBook"/> knows their codes.
/// </summary>
/// <param name="Id">Derived from the source's own id, so that the same report is the same case in every run.</param>
/// <param name="Accept">False where the source says that the report should not be filed.</param>
/// <param name="ClosedAt">When the source closed the report; null where it does not say.</param>
/// <param name="Category">The source's own category; no personal data.</param>
internal sealed record ReplayRow(
    Guid Id,
    DateTimeOffset ReportedAt,
    string Channel,
    ClassKind Kind,
    string Big,
    string Small,
    bool Accept,
    double Lon,
    double Lat,
    DateTimeOffset? ClosedAt,
    string Closure,
    string Category);

/// <summary>A line that is no report, and why.</summary>
internal sealed record UnreadableRow(long Line, string Why);

/// <summary>A file of reports in order of time.</summary>
internal sealed record ReplayInput(IReadOnlyList<ReplayRow> Rows, IReadOnlyList<UnreadableRow> Unreadable);
