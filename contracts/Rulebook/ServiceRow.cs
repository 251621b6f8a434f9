using Grid.Documents;

namespace Grid.Rulebook;

/// <summary>送达方式: one method by which documents are served, what it needs, and when it counts.</summary>
/// <param name="Needs">What the method does not count without.</param>
/// <param name="Days">
/// The calendar days after which it counts; the first day is not counted. 0: it counts at once, or when the receipt is
/// dated.
/// </param>
/// <param name="Until">Last day; null until further notice.</param>
[GenerateSerializer, Immutable, Alias("grid.service.row")]
public sealed record ServiceRow(
    [property: Id(0)] ServiceMethod Method,
    [property: Id(1)] IReadOnlyList<ServiceNeed> Needs,
    [property: Id(2)] int Days,
    [property: Id(3)] DateOnly From,
    [property: Id(4)] DateOnly? Until,
    [property: Id(5)] string Source,
    [property: Id(6)] string Grade);

/// <summary>What a method of service needs. Numbers are stored and sent: new ones go at the end.</summary>
public enum ServiceNeed
{
    /// <summary>A witness, or a recording.</summary>
    Witness = 0,

    /// <summary>The receipt of the post. Until it is back, the document is sent and not served.</summary>
    Receipt = 1,

    /// <summary>A signed consent.</summary>
    Consent = 2,

    /// <summary>Why no other method was possible.</summary>
    Reason = 3,
}
