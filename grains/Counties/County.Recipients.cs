using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Repeats;

namespace Grid.Counties;

internal sealed partial class County
{
    /// <summary>
    /// The party that is notified that a place was marked, and who holds its post: the post that the rule names, or the
    /// next post above the place where the place has none of that name.
    /// </summary>
    public (EntityRef? Party, string? Holder) Recipient(
        PlaceMarked marked, Place place, EntityRef lead, DateTimeOffset at)
    {
        if (marked.To is { } post && Recipient(post, place, lead, at) is { Party: not null } named)
        {
            return named;
        }

        return ChainOfCommand.Next(marked.Place, place, lead, DutyTime(at)) is { } step
            ? ((EntityRef?)step.Party, step.Holder)
            : default;
    }

    /// <summary>The party that a post's notices go to at a place, and who holds the post on that day.</summary>
    /// <param name="post">Null for the department that handles the case.</param>
    public (EntityRef? Party, string? Holder) Recipient(Post? post, Place place, EntityRef lead, DateTimeOffset at)
    {
        var when = DutyTime(at);
        return post switch
        {
            null => (lead, null),
            _ when post == Post.GridMember => HeldBy(Cell()),
            _ when Kinds.Units.Any(kind => kind.Chief == post) => UnitOf(post.Value),
            _ when ChainOfCommand.Ranks.Contains(post.Value) => Above(post.Value),
            _ => Around(post.Value),
        };

        EntityRef Cell() => new(EntityKind.Cell, Atlas.SuccessorAt(place.Cell, place.Point) ?? place.Cell);

        (EntityRef?, string?) HeldBy(EntityRef party) => (party, Posts.Holder(post!.Value, party, when)?.Data.Holder);

        (EntityRef?, string?) UnitOf(Post chief) =>
            place.Units().FirstOrDefault(unit => unit.Kind.Traits.Chief == chief) is { Key: not null } unit
                ? HeldBy(unit)
                : default;

        (EntityRef?, string?) Above(Post duty) =>
            ChainOfCommand.Above(new(EntityKind.Cell, place.Cell), place, lead, when)
                .Where(step => step.Duty == duty)
                .Select(static step => ((EntityRef?)step.Party, step.Holder))
                .FirstOrDefault();

        // Where nobody holds the post, the notice goes to the cell, and the coverage says that the post is missing. An
        // area has no worklist: the notice to who holds a post of one goes to the cell too.
        (EntityRef?, string?) Around(Post held)
        {
            var found = Holders.Of(held, [.. PostScope.Units(held, place)], when);
            return (found?.Party is { } party && party.Kind.Traits.Owes ? party : Cell(), found?.Holder);
        }
    }
}
