using Grid.Parties;
using Grid.Places;

namespace Grid.Counties;

/// <summary>Where a report is, as the county found it.</summary>
/// <param name="CentreOf">The thing of which the point is the centre; null for a point that was given.</param>
/// <param name="Unplaced">Whether no place is known that is nearer than an area.</param>
/// <param name="MayBe">The places that its address may mean, of a report that is not placed.</param>
internal sealed record Spot(
    Place Place, EntityRef? CentreOf = null, bool Unplaced = false, IReadOnlyList<EntityRef>? MayBe = null)
{
    /// <summary>Whether it is too uncertain where it is for its nearness to another to say anything.</summary>
    public bool IsVague =>
        Unplaced || CentreOf is { Kind: EntityKind.Segment or EntityKind.Cell };
}
