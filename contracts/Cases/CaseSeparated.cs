namespace Grid.Cases;

/// <summary>
/// 拆案: the desk took reports out of the case that they had joined; each stands by itself again.
/// </summary>
[GenerateSerializer, Immutable, Alias("case.separated")]
public sealed record CaseSeparated(
    [property: Id(0)] IReadOnlyList<Guid> Reports, [property: Id(1)] string Reason) : CaseEvent;
