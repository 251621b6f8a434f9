using Grid.City;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Repeats;

namespace Grid.Clocks;

/// <summary>Whom a rung tells: the post's party at the case's place, and who holds the post on that day.</summary>
internal static class Chain
{
    /// <summary>Who is told that a place was marked: the post of the rule, or where the place has none the next above it.</summary>
    public static (PartyRef? Party, string? Holder) Told(this CityMap city, PlaceMarked marked, Place place, PartyRef lead, DateTimeOffset at) =>
        marked.To is { } post && city.Told(post, place, lead, at) is { Party: not null } told ? told
        : city.Ladder.Next(marked.Place, place, lead, city.Rules.Calendar.DayOf(at)) is { } rung ? (rung.Party, rung.Holder) : default;

    /// <param name="post">Null for whoever handles the case.</param>
    public static (PartyRef? Party, string? Holder) Told(this CityMap city, PostDuty? post, Place place, PartyRef lead, DateTimeOffset at)
    {
        var day = city.Rules.Calendar.DayOf(at);
        return post switch
        {
            null => (lead, null),
            PostDuty.GridMember => Post(new(PartyKind.Cell, city.Atlas.SuccessorAt(place.Cell, place.Point) ?? place.Cell)),
            _ when Kinds.Units.Any(kind => kind.Chief == post) =>
                place.Units().FirstOrDefault(unit => unit.Kind.Traits.Chief == post) is { Key: not null } unit ? Post(unit) : default,
            _ => city.Ladder.Above(new(PartyKind.Cell, place.Cell), place, lead, day).FirstOrDefault(rung => rung.Duty == post) is { } rung ? (rung.Party, rung.Holder) : default,
        };

        (PartyRef?, string?) Post(PartyRef party) => (party, city.Posts.Holder(post!.Value, party, day)?.Data.Holder);
    }
}
