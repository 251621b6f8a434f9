using System.Text.Json.Serialization;
using Grid.Parties;

namespace Grid.Cases;

/// <summary>
/// 撤回: the latest step was taken by mistake, and nothing was built on it: the case stands as before it.
/// </summary>
/// <param name="Verb">The step that is taken back.</param>
/// <param name="Stage">The stage before it.</param>
/// <param name="Since">Since when the case was at that stage; its clocks go on from then.</param>
/// <param name="From">Since when the limit of handling ran then.</param>
/// <param name="Used">How much of that limit was used before <paramref name="From"/>.</param>
/// <param name="Department">The department to which a dispatch that is taken back went; null for other steps.</param>
[GenerateSerializer, Immutable, Alias("case.undone")]
public sealed record CaseUndone(
    [property: Id(0)] CaseVerb Verb,
    [property: Id(1)] string Reason,
    [property: Id(2)] CaseStage Stage,
    [property: Id(3)] DateTimeOffset Since,
    [property: Id(4)] DateTimeOffset From,
    [property: Id(5)] double Used,
    [property: Id(6)] EntityRef Lead,
    [property: Id(7)] IReadOnlyList<Assignment> Duties,
    [property: Id(8)] CaseBrief Brief,
    [property: Id(9), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EntityRef? Department = null)
    : CaseEvent;
