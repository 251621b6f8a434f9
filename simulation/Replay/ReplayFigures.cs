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

    /// <summary>Reports without a class of the county, which went to the command centre.</summary>
    public required int Unsorted { get; init; }

    /// <summary>立案</summary>
    public required int Filed { get; init; }

    /// <summary>不予立案, by reason.</summary>
    public required IReadOnlyDictionary<string, int> Refused { get; init; }

    /// <summary>Reports that the city turned away, by the code of the refusal.</summary>
    public required IReadOnlyDictionary<string, int> TurnedAway { get; init; }

    public required int Joined { get; init; }

    public required int Handled { get; init; }

    public required int InTime { get; init; }

    public required int Late { get; init; }

    /// <summary>返工: first check failed.</summary>
    public required int Reworked { get; init; }

    public required int Closed { get; init; }

    public required int StillOpen { get; init; }

    public required int PartiesReached { get; init; }

    public static ReplayFigures Count(ReplayInput input, IReadOnlyList<CaseLog> logs) => new()
    {
        Read = input.Rows.Count,
        Unreadable = input.Unreadable.Count,
        Reported = logs.Count,
        Unsorted = logs.Count(static log => log.Code == ClassCode.Unsorted),
        Filed = logs.Count(static log => log.Did(CaseVerb.File)),
        Refused = Tally(
            logs.SelectMany(static log => log.Done)
                .Where(static step => step.Verb == CaseVerb.Refuse)
                .Select(static step => step.Reason ?? "")),
        TurnedAway = Tally(
            logs.Where(static log => log.Problem is not null).Select(static log => log.Problem!.Code ?? "")),
        Joined = logs.Count(static log => log.JoinedTo is not null),
        Handled = logs.Count(static log => log.HandledLate is not null),
        InTime = logs.Count(static log => log.HandledLate == false),
        Late = logs.Count(static log => log.HandledLate == true),
        Reworked = logs.Count(static log =>
            log.Done.Any(static step => step is { Verb: CaseVerb.Check, Passed: false })),
        Closed = logs.Count(static log => log.JoinedTo is null && log.Stage is CaseStage.Closed or CaseStage.FedBack),
        StillOpen = logs.Count(static log => log.Open),
        PartiesReached = logs.SelectMany(static log => log.Parties).Distinct().Count(),
    };

    private static SortedDictionary<string, int> Tally(IEnumerable<string> words) =>
        new(words.CountBy(static word => word).ToDictionary(), StringComparer.Ordinal);
}
