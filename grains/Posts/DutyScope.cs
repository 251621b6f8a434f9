using Grid.Parties;
using Grid.Places;

namespace Grid.Posts;

/// <summary>
/// Which units of a place a duty is held by, the nearest first: whoever is appointed to the segment goes before whoever has the
/// cell around it, so that every place comes out with one.
/// </summary>
internal static class DutyScope
{
    /// <summary>The duties every place must resolve (those of its own units where it has them), in the order they are told.</summary>
    public static IReadOnlyList<PostDuty> Required { get; } =
    [
        PostDuty.Territory, PostDuty.AreaChief, PostDuty.RoadChief, PostDuty.SegmentChief, PostDuty.BuildingChief, PostDuty.ShopChief,
        PostDuty.GridMember, PostDuty.Collector, PostDuty.Officer, PostDuty.Assistant, PostDuty.Inspector, PostDuty.CommandCentre, PostDuty.Cleaning,
    ];

    /// <summary>The units of a place that may hold a duty; none where the place has no such unit, and so no such duty.</summary>
    public static IEnumerable<PartyRef> Units(PostDuty duty, Place place) => duty switch
    {
        PostDuty.Territory => Unit(PartyKind.Area, place.Subdistrict),
        PostDuty.Cleaning => [.. Street(place), .. Ground(place)],
        PostDuty.DepartmentHead => [],
        PostDuty.GridMember => Ground(place),
        _ when Kinds.Units.Any(kind => kind.Chief == duty) => place.Units().Where(unit => unit.Kind.Traits.Chief == duty),
        _ => Ground(place), // held for ground, street or no street
    };

    /// <summary>Cell, community, sub-district, county.</summary>
    public static IEnumerable<PartyRef> Ground(Place place) =>
    [
        .. Unit(PartyKind.Cell, place.Cell),
        .. Unit(PartyKind.Area, place.Community),
        .. Unit(PartyKind.Area, place.Subdistrict),
        .. Unit(PartyKind.Area, place.Subdistrict.Length >= 6 ? place.Subdistrict[..6] : null),
    ];

    /// <summary>Building, segment, road: whoever sweeps before a building or on a street sweeps the front of a shop too.</summary>
    private static IEnumerable<PartyRef> Street(Place place) =>
        place.Units().Where(static unit => unit.Kind is not (PartyKind.Shop or PartyKind.Cell));

    private static IEnumerable<PartyRef> Unit(PartyKind kind, string? code) => string.IsNullOrEmpty(code) ? [] : [new(kind, code)];
}
