namespace Grid.Parties;

/// <summary>
/// Counts that a party keeps of its obligations. Those that ended after their due time are in
/// <see cref="DischargedLate"/>, those that are open beyond it in <see cref="Overdue"/>.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.party.figures")]
public sealed record PartyFigures
{
    [Id(0)] public long Raised { get; init; }
    [Id(1)] public long Open { get; init; }
    [Id(2)] public long Discharged { get; init; }
    [Id(3)] public long DischargedLate { get; init; }
    [Id(4)] public long Lapsed { get; init; }

    /// <summary>返工: checks this party's work did not pass.</summary>
    [Id(5)] public long Reworked { get; init; }

    /// <summary>Obligations open beyond their due time when the view was made.</summary>
    [Id(6)] public long Overdue { get; init; }

    /// <summary>回退: dispatches returned by this party.</summary>
    [Id(7)] public long Returned { get; init; }

    /// <summary>派遣: dispatches to this party.</summary>
    [Id(8)] public long Dispatched { get; init; }

    /// <summary>接收: dispatches that this party took on.</summary>
    [Id(9)] public long Accepted { get; init; }

    /// <summary>Returns by this party that were upheld: the case went to another department.</summary>
    [Id(10)] public long ReturnsUpheld { get; init; }

    /// <summary>推诿: returns that were overruled: the dispatcher insisted, or a coordination bound the party.</summary>
    [Id(11)] public long ReturnsOverruled { get; init; }

    /// <summary>
    /// 漏巡: windows of patrol beats at this place, or of this squad, that closed without their visits.
    /// </summary>
    [Id(12)] public long MissedBeats { get; init; }
}
