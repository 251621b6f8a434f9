using Grid.Cases;

namespace Grid.Simulation.Replay;

/// <summary>The table a run ends with, counted from the client's own log.</summary>
internal sealed record ReplayFigures
{
    /// <summary>Rows of the file that are reports.</summary>
    public required int Read { get; init; }

    public required int Unreadable { get; init; }

    /// <summary>Reports that were sent and answered, also those turned away.</summary>
    public required int Reported { get; init; }

    /// <summary>Reports sent without a class that the county knows, which its catch-all takes.</summary>
    public required int Unsorted { get; init; }

    /// <summary>Reports that say no place nearer than an area, of those taken.</summary>
    public required int Unplaced { get; init; }

    /// <summary>Of those: filed at the centre of their area, which the source does not say.</summary>
    public required int PlacesDrawn { get; init; }

    /// <summary>立案</summary>
    public required int Filed { get; init; }

    /// <summary>不予立案, by reason.</summary>
    public required IReadOnlyDictionary<string, int> Refused { get; init; }

    /// <summary>Reports that the city turned away, by the code of the refusal.</summary>
    public required IReadOnlyDictionary<string, int> TurnedAway { get; init; }

    public required int Joined { get; init; }

    public required int Handled { get; init; }

    /// <summary>Handled in time by the city's limit, of the cases that the source closed.</summary>
    public required int InTime { get; init; }

    /// <summary>Handled late by the city's limit, of the cases that the source closed.</summary>
    public required int Late { get; init; }

    /// <summary>Handled in time, of the cases whose closing was drawn.</summary>
    public required int DrawnInTime { get; init; }

    /// <summary>Handled late, of the cases whose closing was drawn.</summary>
    public required int DrawnLate { get; init; }

    /// <summary>Of the handled cases that the source closed: those with a due time of the source's own.</summary>
    public required int WithSourceDue { get; init; }

    /// <summary>Of those: closed after that time.</summary>
    public required int LateAtSource { get; init; }

    /// <summary>返工: first check failed, drawn.</summary>
    public required int Reworked { get; init; }

    public required int Closed { get; init; }

    /// <summary>Of those: closed when the source says.</summary>
    public required int ClosedBySource { get; init; }

    /// <summary>Of those: closed at a time that was drawn, because the source never closed them.</summary>
    public required int ClosedByDraw { get; init; }

    public required int StillOpen { get; init; }

    /// <summary>Of those: never closed by the source.</summary>
    public required int NeverClosed { get; init; }

    /// <summary>Of those: closed by the source, and not filed here, because nothing says where they are.</summary>
    public required int WaitForPlace { get; init; }

    public required int PartiesReached { get; init; }

    public static ReplayFigures Count(ReplayInput input, IReadOnlyList<CaseLog> logs)
    {
        var taken = logs.Where(static log => log.Stage != CaseStage.None).ToList();
        var closed = taken.FindAll(static log => log.JoinedTo is null && IsClosed(log));
        var open = taken.FindAll(static log => log.Open);
        var (given, drawn) = (
            taken.FindAll(static log => log is { HandledLate: not null, Row.ClosedAt: not null }),
            taken.FindAll(static log => log is { HandledLate: not null, Row.ClosedAt: null }));
        var wanted = given.FindAll(static log => log.Row.SourceDue is not null);
        return new()
        {
            Read = input.Rows.Count,
            Unreadable = input.Unreadable.Count,
            Reported = logs.Count,
            Unsorted = logs.Count(static log => log.Sent is null),
            Unplaced = taken.Count(static log => !log.Placed),
            PlacesDrawn = taken.Count(static log => log.Moved),
            Filed = logs.Count(static log => log.Did(CaseVerb.File)),
            Refused = Tally(
                logs.SelectMany(static log => log.Done)
                    .Where(static step => step.Verb == CaseVerb.Refuse)
                    .Select(static step => step.Reason ?? "")),
            TurnedAway = Tally(
                logs.Where(static log => log.Problem is not null).Select(static log => log.Problem!.Code ?? "")),
            Joined = logs.Count(static log => log.JoinedTo is not null),
            Handled = given.Count + drawn.Count,
            InTime = given.Count(static log => log.HandledLate == false),
            Late = given.Count(static log => log.HandledLate == true),
            DrawnInTime = drawn.Count(static log => log.HandledLate == false),
            DrawnLate = drawn.Count(static log => log.HandledLate == true),
            WithSourceDue = wanted.Count,
            LateAtSource = wanted.Count(static log => log.Row.ClosedAt > log.Row.SourceDue),
            Reworked = logs.Count(static log =>
                log.Done.Any(static step => step is { Verb: CaseVerb.Check, Passed: false })),
            Closed = closed.Count,
            ClosedBySource = closed.Count(static log => log.Row.ClosedAt is not null),
            ClosedByDraw = closed.Count(static log => log.Row.ClosedAt is null),
            StillOpen = open.Count,
            NeverClosed = open.Count(static log => log.Row.ClosedAt is null),
            WaitForPlace = open.Count(static log => log is { Placed: false, Row.ClosedAt: not null }),
            PartiesReached = logs.SelectMany(static log => log.Parties).Distinct().Count(),
        };
    }

    private static bool IsClosed(CaseLog log) => log.Stage is CaseStage.Closed or CaseStage.FedBack;

    private static SortedDictionary<string, int> Tally(IEnumerable<string> words) =>
        new(words.CountBy(static word => word).ToDictionary(), StringComparer.Ordinal);
}
