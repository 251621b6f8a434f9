namespace Grid.Documents;

/// <summary>
/// The paper that a step of a ladder or a penalty serves, as the event of the step keeps it: the document is issued
/// from it, once, however often the step is sent.
/// </summary>
/// <param name="Kind">The word of the template.</param>
/// <param name="Office">Code of the issuing department.</param>
/// <param name="Fields">The fields of the template that the city does not fill in itself; no personal data.</param>
[GenerateSerializer, Immutable, Alias("grid.document.stepPaper")]
public sealed record StepPaper(
    [property: Id(0)] string Kind,
    [property: Id(1)] string Office,
    [property: Id(2)] IReadOnlyDictionary<string, string> Fields);

/// <summary>The document of a step.</summary>
/// <param name="Id">By which it is asked for: <c>NH-ZF.order.2026.12</c>.</param>
/// <param name="Title">The heading that is printed, such as 责令限期改正通知书.</param>
/// <param name="Number">文号 as printed.</param>
[GenerateSerializer, Immutable, Alias("grid.document.ofStep")]
public sealed record StepDocument(
    [property: Id(0)] string Id, [property: Id(1)] string Title, [property: Id(2)] string Number);
