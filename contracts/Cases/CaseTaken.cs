using System.Text.Json.Serialization;

namespace Grid.Cases;

/// <summary>
/// 接管: a case of the system that the county used before goes on here, or ended there. The first event of the case,
/// and the only one of its time before.
/// </summary>
/// <param name="Report">What was reported, and where; its duties are those that stand since.</param>
/// <param name="Stage">Where it stood.</param>
/// <param name="From">What the other system said of it.</param>
[GenerateSerializer, Immutable, Alias("case.taken")]
public sealed record CaseTaken(
    [property: Id(0)] CaseReported Report, [property: Id(1)] CaseStage Stage, [property: Id(2)] TakenOver From)
    : CaseEvent;

/// <summary>What the system that a county used before said of a case. Times that it does not know are null.</summary>
/// <param name="Source">What that system is called.</param>
/// <param name="Number">The number of the case there, which it keeps.</param>
/// <param name="Due">By when it had to be handled there; null where the limit of its class counts.</param>
/// <param name="Outcome">What became of it, in words.</param>
/// <param name="History">Its steps there, a line each, as that system wrote them; no personal data.</param>
[GenerateSerializer, Immutable, Alias("grid.case.takenOver")]
public sealed record TakenOver(
    [property: Id(0)] string Source,
    [property: Id(1)] string Number,
    [property: Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? FiledAt,
    [property: Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? DispatchedAt,
    [property: Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? HandledAt,
    [property: Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? ClosedAt,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Due,
    [property: Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Outcome,
    [property: Id(8)] IReadOnlyList<string> History)
{
    /// <summary>The latest step of which a time is known.</summary>
    [JsonIgnore] public DateTimeOffset? Latest => ClosedAt ?? HandledAt ?? DispatchedAt ?? FiledAt;
}
