using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Posts;

/// <summary>
/// The units of a place that may hold a duty, the nearest first: an appointment to the segment goes before one to the
/// cell around it, so that every place comes out with one holder.
/// </summary>
internal static class PostScope
{
    /// <summary>
    /// The duties every place must resolve (those of its own units where it has them), in the order of reports.
    /// </summary>
    public static IReadOnlyList<Post> Required { get; } =
    [
        Post.Territory, Post.AreaChief, Post.RoadChief, Post.SegmentChief, Post.BuildingChief, Post.ShopChief,
        Post.GridMember, Post.Collector, Post.Officer, Post.Assistant, Post.Inspector, Post.CommandCentre,
        Post.Cleaning,
    ];

    /// <summary>Those of them that a county has on a day.</summary>
    /// <param name="words">Null for all.</param>
    public static IEnumerable<Post> RequiredOf(Vocabulary? words, DateOnly day) =>
        words is null ? Required : Required.Where(duty => words.Has(duty, day));

    /// <summary>
    /// The units of a place that may hold a duty; none where the place has no such unit, and so no such duty.
    /// </summary>
    public static IEnumerable<EntityRef> Units(Post duty, Place place) => duty switch
    {
        Post.Territory => Unit(EntityKind.Area, place.Subdistrict),
        Post.Cleaning => [.. Street(place), .. Ground(place)],
        Post.DepartmentHead => [],
        Post.GridMember => Ground(place),
        _ when Kinds.Units.Any(kind => kind.Chief == duty) => place
            .Units()
            .Where(unit => unit.Kind.Traits.Chief == duty),
        _ => Ground(place), // the duty is held for ground, with or without a street
    };

    /// <summary>Cell, community, sub-district, county.</summary>
    public static IEnumerable<EntityRef> Ground(Place place) =>
    [
        .. Unit(EntityKind.Cell, place.Cell),
        .. Unit(EntityKind.Area, place.Community),
        .. Unit(EntityKind.Area, place.Subdistrict),
        .. Unit(EntityKind.Area, County(place)),
    ];

    /// <summary>
    /// Building, segment, road: a cleaner appointed before a building or on a street also sweeps the front of a shop
    /// there.
    /// </summary>
    private static IEnumerable<EntityRef> Street(Place place) =>
        place.Units().Where(static unit => unit.Kind is not (EntityKind.Shop or EntityKind.Cell));

    /// <summary>A place of a record from before counties had entries is of a county of the national profile.</summary>
    private static string? County(Place place) =>
        place.County ?? (place.Subdistrict.Length >= 6 ? place.Subdistrict[..6] : null);

    private static IEnumerable<EntityRef> Unit(EntityKind kind, string? code) =>
        string.IsNullOrEmpty(code) ? [] : [new(kind, code)];
}
