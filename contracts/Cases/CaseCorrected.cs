using System.Text.Json.Serialization;
using Grid.Parties;

namespace Grid.Cases;

/// <summary>
/// 更正: the desk says what the matter is or where, before it is handled. The city decides anew, as for a new report,
/// who answers, until when, and which reports belong to the same matter.
/// </summary>
/// <param name="Stage">
/// The stage since then: a case that another department leads now is dispatched again, any other stays where it was.
/// </param>
/// <param name="Lead">Who has the case since then.</param>
/// <param name="Released">The department that had the case and is let go; null where there is none.</param>
/// <param name="Limited">Whether the limit of handling is another than before.</param>
/// <param name="Since">
/// Since when that limit runs, where its department hears only now of a tighter one; null where it runs as before.
/// </param>
/// <param name="Used">How much of that limit was used before <paramref name="Since"/>.</param>
[GenerateSerializer, Immutable, Alias("case.corrected")]
public sealed record CaseCorrected(
    [property: Id(0)] string Reason,
    [property: Id(1)] FoundMatter Found,
    [property: Id(2)] CaseStage Stage,
    [property: Id(3)] EntityRef Lead,
    [property: Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EntityRef? Released = null,
    [property: Id(5)] bool Limited = false,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Since = null,
    [property: Id(7)] double Used = 0) : CaseEvent;
