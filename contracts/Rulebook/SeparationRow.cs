using Grid.Cases;

namespace Grid.Rulebook;

/// <summary>
/// Two steps of a case that one person does not both take (不相容职责): who took <paramref name="After"/>, at any time of
/// the case, does not take <paramref name="Step"/>.
/// </summary>
/// <param name="Step">The step that is refused.</param>
/// <param name="After">
/// The step that the person took before; <c>extend</c> twice: who asked for an extension does not decide it.
/// </param>
/// <param name="Until">Last day; null until further notice.</param>
[GenerateSerializer, Immutable, Alias("grid.separation.row")]
public sealed record SeparationRow(
    [property: Id(0)] CaseVerb Step,
    [property: Id(1)] CaseVerb After,
    [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly? Until,
    [property: Id(4)] string Source,
    [property: Id(5)] string Grade);
