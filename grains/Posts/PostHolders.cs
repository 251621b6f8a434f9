using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Posts;

/// <summary>
/// The holders of the duties at a place at a time. Pure over the registers; at most one holder for each duty.
/// </summary>
/// <param name="words">Says which posts the county has; null for those of the plan.</param>
internal sealed class PostHolders(PostBook posts, OfficeList offices, Vocabulary? words = null)
{
    public PostsAt At(Place place, DutyTime at)
    {
        var (held, missing) = (new List<HeldPost>(), new List<Post>());
        foreach (var duty in PostScope.RequiredOf(words, at.Day))
        {
            EntityRef[] units = [.. PostScope.Units(duty, place)];
            if (Of(duty, units, at) is { } holder)
            {
                held.Add(holder);
            }
            else if (units.Length > 0)
            {
                missing.Add(duty);
            }
        }

        return new(at.Day, held, missing);
    }

    /// <summary>The holder of a duty at the first of these units that has an appointment; null when none has.</summary>
    public HeldPost? Of(Post duty, IReadOnlyList<EntityRef> units, DutyTime at)
    {
        foreach (var unit in units)
        {
            if (posts.Holder(duty, unit, at) is { Data: var data, Code: var code })
            {
                return new(duty, unit, Addressed(unit, data), data.Holder, data.Office, code, data.From, data.Until);
            }
        }

        return units switch
        {
            // The office with the area's code holds the territory; a shop's operator answers for the shop; the county
            // has one command centre.
            [var area, ..] when duty == Post.Territory && offices.Has(area.Key) => new(
                duty, area, new(EntityKind.Department, area.Key), null, area.Key, null, null, null),
            [var ground, ..] when duty == Post.CommandCentre && offices.CommandCentre is { } centre =>
                posts.Holder(duty, centre, at) is { Data: var data, Code: var code }
                    ? new(duty, centre, centre, data.Holder, data.Office, code, data.From, data.Until)
                    : new(duty, ground, centre, null, centre.Key, null, null, null),
            [var shop, ..] when duty == Post.ShopChief => new(duty, shop, shop, null, null, null, null, null),
            _ => null,
        };
    }

    /// <summary>
    /// The office, when it holds the post itself or the unit is an area, which owes nothing; else the unit's own party.
    /// </summary>
    private static EntityRef Addressed(EntityRef unit, AppointmentData data) =>
        data.Office is { } office && (data.Holder is null || unit.Kind == EntityKind.Area)
            ? new(EntityKind.Department, office)
            : unit;
}
