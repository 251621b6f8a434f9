using Grid.Atlas;
using Grid.Parties;
using Grid.Places;

namespace Grid.Posts;

/// <summary>
/// Which party stands above which (S17, S134): 店→段→路→区 and 楼→区, a cell's 网格→区; then the head of the department that
/// leads, then the command centre. Pure over the registers: the same question at the same day has the same answer for
/// every caller.
/// </summary>
internal sealed class ChainOfCommand(AtlasMap atlas, PostBook posts, OfficeList offices)
{
    /// <summary>The posts that stand above every ground, whatever lies on it.</summary>
    public static IReadOnlyList<Post> Ranks { get; } = [Post.AreaChief, Post.DepartmentHead, Post.CommandCentre];

    /// <summary>
    /// The steps above a party, the next one first; empty for the command centre. A step that the place does not have
    /// is left out.
    /// </summary>
    /// <param name="place">
    /// Where the matter lies. It gives the road of a shop that left, and the area of a road that crosses several.
    /// </param>
    /// <param name="lead">The department that leads the matter.</param>
    public IReadOnlyList<EscalationStep> Above(EntityRef party, Place place, EntityRef lead, DutyTime at)
    {
        var steps = new List<EscalationStep>(5);
        if (party == offices.CommandCentre)
        {
            return steps;
        }

        var (segment, road) = StreetOf(party, place);
        if (party.Kind == EntityKind.Shop && segment is not null)
        {
            Add(steps, Post.SegmentChief, new(EntityKind.Segment, segment), at);
        }

        if (party.Kind is EntityKind.Shop or EntityKind.Segment && road is not null)
        {
            Add(steps, Post.RoadChief, new(EntityKind.Road, road), at);
        }

        if (party.Kind != EntityKind.Department && place.Subdistrict.Length > 0)
        {
            steps.Add(AreaChief(place, at));
        }

        // A squad's matter goes to its bureau's head; a sub-district's office is a department like any other.
        var head = offices.Top(party.Kind == EntityKind.Department ? party : lead);
        if (head != offices.CommandCentre)
        {
            Add(steps, Post.DepartmentHead, head, at);
        }

        if (offices.CommandCentre is { } centre)
        {
            Add(steps, Post.CommandCentre, centre, at);
        }

        return steps;
    }

    /// <summary>The next step above a party; null above the command centre.</summary>
    public EscalationStep? Next(EntityRef party, Place place, EntityRef lead, DutyTime at) =>
        Above(party, place, lead, at) is [var next, ..] ? next : null;

    private (string? Segment, string? Road) StreetOf(EntityRef party, Place place) => party.Kind switch
    {
        EntityKind.Shop when (atlas.SegmentOfShop(party.Key) ?? place.Segment) is { } segment => (
            segment, atlas.RoadOf(segment) ?? place.Road),
        EntityKind.Segment => (party.Key, atlas.RoadOf(party.Key) ?? place.Road),
        _ => (null, null),
    };

    /// <summary>
    /// Messages to the area's chief go to the sub-district's office, which answers for the territory (S10).
    /// </summary>
    private EscalationStep AreaChief(Place place, DutyTime at)
    {
        var office = new EntityRef(EntityKind.Department, place.Subdistrict);
        foreach (var area in Areas(place))
        {
            if (posts.Holder(Post.AreaChief, area, at) is { } chief)
            {
                return new(Post.AreaChief, office, area, chief.Data.Holder);
            }
        }

        return new(Post.AreaChief, office, new(EntityKind.Area, place.Subdistrict), null);
    }

    private static IEnumerable<EntityRef> Areas(Place place)
    {
        yield return new(EntityKind.Cell, place.Cell);
        if (place.Community is { } community)
        {
            yield return new(EntityKind.Area, community);
        }

        yield return new(EntityKind.Area, place.Subdistrict);
    }

    private void Add(List<EscalationStep> steps, Post duty, EntityRef party, DutyTime at) =>
        steps.Add(new(duty, party, party, posts.Holder(duty, party, at)?.Data.Holder));
}
