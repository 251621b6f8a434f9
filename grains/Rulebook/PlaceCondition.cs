using System.Collections.Frozen;
using Grid.Places;

namespace Grid.Rulebook;

/// <summary>
/// One condition of a route on the place: what is read there must be one of the accepted words. <c>yes</c> accepts
/// anything, <c>no</c> accepts nothing there. Which zones and grades there are is the county's own vocabulary.
/// </summary>
internal sealed class PlaceCondition
{
    public static readonly FrozenDictionary<string, Func<Place, string?>> Readings = new Dictionary<string, Func<Place, string?>>
    {
        ["tradingZone"] = static place => place.TradingZone,
        ["roadGrade"] = static place => place.RoadGrade,
        ["land"] = static place => place.HighwayLand is null ? null : "highway",
        ["dogZone"] = static place => place.DogZone,
        ["builtUp"] = static place => place.BuiltUp ? Yes : null,
        ["frontage"] = static place => place.Shop,
        ["subdistrict"] = static place => place.Subdistrict,
    }.ToFrozenDictionary();

    public const string Yes = "yes";
    public const string No = "no";

    private readonly Func<Place, string?> reading;
    private readonly string[] words;
    private readonly bool anything;
    private readonly bool nothing;

    public PlaceCondition(string name, IReadOnlyList<string> accepted)
    {
        reading = Readings[name];
        words = [.. accepted];
        anything = accepted.Contains(Yes);
        nothing = accepted.Contains(No);
    }

    public bool Holds(Place place) =>
        reading(place) is { Length: > 0 } read ? anything || Array.IndexOf(words, read) >= 0 : nothing;
}
