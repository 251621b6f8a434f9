using Grid.Atlas;
using Grid.Places;

namespace Grid.Counties;

internal sealed partial class Region
{
    /// <summary>
    /// The places that have every word of a question, in all counties or in some, the best first; where there are none,
    /// those that have them with what they lie in or at (宠物 新桥), else those whose names
    /// it has (新桥路丰宠物店门口).
    /// </summary>
    public IReadOnlyList<FoundPlace> Find(FindPlaces asked)
    {
        var counties = asked.Counties is [] ? Counties : asked.Counties.Select(Of);
        var whole = PlaceText.Key(asked.Text);
        var found = InEach(
            county => county.Atlas.Named.Find(asked.Text, asked.Kind, asked.Most),
            place => PlaceIndex.Rank(place, whole));
        if (found.Count == 0)
        {
            found = InEach(
                county => county.Atlas.FindWithin(asked.Text)
                    .Where(place => asked.Kind is not { } kind || place.Thing.Kind == kind),
                static _ => 0);
        }

        if (found.Count == 0)
        {
            found = InEach(
                county => county.Atlas.NamesIn(whole)
                    .Where(place => asked.Kind is not { } kind || place.Thing.Kind == kind)
                    .Distinct(),
                place => -Math.Max(Had(place.NameKey), Had(place.AddressKey)));
        }

        return
        [
            .. found.Select(static one => new FoundPlace(
                one.Place.Thing,
                one.Place.Name,
                one.County.Atlas.AddressOf(one.Place.Thing),
                one.County.Atlas.PointOf(one.Place),
                one.County.Code)),
        ];

        int Had(string key) => whole.Contains(key, StringComparison.Ordinal) ? key.Length : 0;

        // The best of one county comes before what another has no better, whichever of them is the first.
        List<(County County, NamedPlace Place)> InEach(
            Func<County, IEnumerable<NamedPlace>> places, Func<NamedPlace, int> rank) =>
        [
            .. counties.SelectMany(county => places(county).Take(asked.Most).Select(place => (county, place)))
                .OrderBy(one => rank(one.place))
                .Take(asked.Most),
        ];
    }
}
