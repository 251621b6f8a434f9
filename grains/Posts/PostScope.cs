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
    /// The posts of the plan that every place must resolve (those of its own units where it has them), in the order of
    /// reports.
    /// </summary>
    private static readonly Post[] OfPlan =
    [
        Post.Territory, Post.AreaChief, Post.RoadChief, Post.SegmentChief, Post.BuildingChief, Post.ShopChief,
        Post.GridMember, Post.Collector, Post.Officer, Post.Assistant, Post.Inspector, Post.CommandCentre,
        Post.Cleaning,
    ];

    /// <summary>
    /// The posts that every place of a county must resolve on a day: those of the plan that the county has, then its
    /// own.
    /// </summary>
    /// <param name="words">Null for those of the plan.</param>
    public static IEnumerable<Post> RequiredOf(Vocabulary? words, DateOnly day) => words is null
        ? OfPlan
        : OfPlan.Concat(words.Posts.Where(static post => post.Number is null)).Where(post => words.Has(post, day));

    /// <summary>
    /// The units of a place that may hold a duty; a post of the county's own may be held of each of them. None where
    /// the place has no such unit, and so no such duty.
    /// </summary>
    public static IEnumerable<EntityRef> Units(Post duty, Place place) => duty switch
    {
        _ when duty == Post.Territory => Unit(EntityKind.Area, place.Subdistrict),
        _ when duty == Post.Cleaning => [.. Street(place), .. Ground(place)],
        _ when duty == Post.DepartmentHead => [],
        _ when duty == Post.GridMember => Ground(place),
        _ when Kinds.Units.Any(kind => kind.Chief == duty) => place
            .Units()
            .Where(unit => unit.Kind.Traits.Chief == duty),
        { Number: null } => [.. place.Units().Where(static unit => unit.Kind != EntityKind.Cell), .. Ground(place)],
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
