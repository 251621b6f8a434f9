using System.Text.Json.Serialization;

namespace Grid.Penalties;

/// <summary>A step of a penalty file, with what its verb needs. The ledger keeps the step as it was taken.</summary>
[GenerateSerializer, Immutable, Alias("grid.penalty.step")]
public sealed record StepPenalty
{
    [Id(0)] public required PenaltyVerb Verb { get; init; }
    [Id(1)] public required string By { get; init; }

    /// <summary>The ground, the defence, what becomes of evidence, the reason of an amount; no personal data.</summary>
    [Id(2)] public string? Reason { get; init; }

    /// <summary>Officers who take the step; null for those of the file.</summary>
    [Id(3)] public IReadOnlyList<string>? Officers { get; init; }

    /// <summary>order: until when it is to be corrected.</summary>
    [Id(4)] public DateTimeOffset? Limit { get; init; }

    /// <summary>recheck: whether it is still there.</summary>
    [Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool StillThere { get; init; }

    /// <summary>recheck: whether the party refused the order.</summary>
    [Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Refused { get; init; }

    /// <summary>evidence, enforce: the things.</summary>
    [Id(7)] public string? Things { get; init; }

    /// <summary>question: whether a written record was made.</summary>
    [Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Written { get; init; }

    /// <summary>question: whether it was recorded by video.</summary>
    [Id(9), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Video { get; init; }

    /// <summary>notice, decide: yuan, null for a warning; pay: yuan paid.</summary>
    [Id(10)] public decimal? Amount { get; init; }

    /// <summary>notice: facts that an earlier notice did not know.</summary>
    [Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool NewFacts { get; init; }

    /// <summary>tellHearing: when the hearing is held.</summary>
    [Id(12)] public DateTimeOffset? HearingAt { get; init; }

    /// <summary>decide: the number of the article that the decision cites; null for that of the table.</summary>
    [Id(13)] public string? Article { get; init; }

    /// <summary>decide: whether the decision also orders to correct.</summary>
    [Id(14), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool WithOrder { get; init; }

    /// <summary>file, decide: the case is complex or major.</summary>
    [Id(15), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Major { get; init; }

    /// <summary>decide, close: whether the act was minor.</summary>
    [Id(16), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Minor { get; init; }

    /// <summary>decide, close: whether it was corrected in time.</summary>
    [Id(17), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Corrected { get; init; }

    /// <summary>close: whether it was the first.</summary>
    [Id(18), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool First { get; init; }

    /// <summary>decide, close: what it harmed.</summary>
    [Id(19)] public HarmDone? Harm { get; init; }

    /// <summary>serve: by which way.</summary>
    [Id(20)] public ServiceWay? Way { get; init; }

    /// <summary>serve: code of a witness, or the hash of a recording, where the party would not take it.</summary>
    [Id(36), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Witness { get; init; }

    /// <summary>serve: when the party signed that electronic service is agreed.</summary>
    [Id(21)] public DateOnly? Confirmed { get; init; }

    /// <summary>pay: whether the officer took it on the spot.</summary>
    [Id(22), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool OnSpot { get; init; }

    /// <summary>pay: whether the receipt of the finance office was given.</summary>
    [Id(23), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Receipt { get; init; }

    /// <summary>pay: whether the fine would be hard to collect later.</summary>
    [Id(24), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool HardLater { get; init; }

    /// <summary>pay: whether the place is remote.</summary>
    [Id(25), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Remote { get; init; }

    /// <summary>instalments: the new last day for payment.</summary>
    [Id(26)] public DateOnly? Until { get; init; }

    /// <summary>enforce: what is done.</summary>
    [Id(27)] public ForcedAct? Act { get; init; }

    /// <summary>enforce: whether it is urgent.</summary>
    [Id(28), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Urgent { get; init; }

    /// <summary>enforce: whether something spilt on a road must go at once and the party cannot clear it.</summary>
    [Id(29), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Spilt { get; init; }

    /// <summary>enforce: whether the things served the act, and are no daily necessities.</summary>
    [Id(30), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Related { get; init; }

    /// <summary>contest: what happened.</summary>
    [Id(31)] public ContestStep? Contest { get; init; }

    /// <summary>close: why.</summary>
    [Id(32)] public CloseGround? Ground { get; init; }

    /// <summary>decide: the tier of the county that the amount keeps to.</summary>
    [Id(34)] public TierCondition? Tier { get; init; }

    /// <summary>order, notice, decide: what the document says; null for what the file and the city know.</summary>
    [Id(35), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>serve: from when the service counts, as the document says; null where it counts at once.</summary>
    [Id(37), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ServedAt { get; init; }

    /// <summary>The caller's id for this very command; the same again is answered, not repeated.</summary>
    [Id(33)] public string? Command { get; init; }
}
