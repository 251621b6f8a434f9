using Grid.Penalties;

namespace Grid.Rulebook;

/// <summary>
/// A tier of discretion within the range of an article (行政处罚裁量基准), as the county published it.
/// </summary>
/// <param name="Rule">Unique name of the row.</param>
/// <param name="Behaviour">Code of the behaviour in the table of articles.</param>
/// <param name="Party">Whom it is for; null for persons and organisations.</param>
/// <param name="Least">Yuan.</param>
/// <param name="Most">Yuan, itself within the tier.</param>
[GenerateSerializer, Immutable, Alias("grid.tier.row")]
public sealed record TierRow(
    [property: Id(0)] string Rule,
    [property: Id(1)] string Behaviour,
    [property: Id(2)] PartySort? Party,
    [property: Id(3)] TierCondition Condition,
    [property: Id(4)] decimal Least,
    [property: Id(5)] decimal Most,
    [property: Id(6)] DateOnly From,
    [property: Id(7)] DateOnly? Until,
    [property: Id(8)] string Source,
    [property: Id(9)] string Grade);
