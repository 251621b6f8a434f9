namespace Grid.Parties;

/// <summary>
/// Counts a party keeps of itself. Late counts both what ended after its due time and, in <see cref="Overdue"/>, what
/// is open beyond it.
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

    /// <summary>Open beyond their due time at the moment of asking.</summary>
    [Id(6)] public long Overdue { get; init; }

    /// <summary>回退: dispatches returned by this party.</summary>
    [Id(7)] public long Returned { get; init; }

    /// <summary>派遣: dispatches to this party.</summary>
    [Id(8)] public long Dispatched { get; init; }

    /// <summary>接收: dispatches it took on.</summary>
    [Id(9)] public long Accepted { get; init; }

    /// <summary>Returns that were agreed to: the case went to another.</summary>
    [Id(10)] public long ReturnsUpheld { get; init; }

    /// <summary>推诿: returns that were overruled: the dispatcher insisted, or a coordination bound it.</summary>
    [Id(11)] public long ReturnsOverruled { get; init; }

    /// <summary>漏巡: windows of patrol beats here, or of this squad, that closed without their visits.</summary>
    [Id(12)] public long MissedBeats { get; init; }
}
