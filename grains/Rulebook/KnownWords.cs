using Grid.Areas;
using Grid.Atlas;
using Grid.Posts;

namespace Grid.Rulebook;

/// <summary>
/// The words that the registers know. A rule with an office, a road or a grade that is not registered is most likely a
/// slip.
/// </summary>
internal sealed class KnownWords(AtlasMap atlas, OfficeList offices)
{
    private readonly Lazy<IReadOnlySet<string>> grades = new(() => atlas.RoadGrades);
    private readonly Lazy<IReadOnlySet<string>> zones = new(() => atlas.TradingZones);

    public static KnownWords None { get; } = new(AtlasMap.Empty, OfficeList.Empty);

    public bool Office(string code) => offices.Has(code) || !offices.All.Any();

    /// <summary>Null where the registers cannot say.</summary>
    public bool? Knows(string aspect, string word) => (aspect, word) switch
    {
        (_, Aspect.Yes or Aspect.No) => null,
        ("subdistrict" or "community", _) => atlas.HasAny(AreaKind.Subdistrict) ? atlas.HasArea(word) : null,
        ("road", _) => atlas.HasAnyStreet ? atlas.HasRoad(word) : null,
        ("segment", _) => atlas.HasAnyStreet ? atlas.HasSegment(word) : null,
        ("cell", _) => atlas.HasAnyStreet
            ? atlas.Cell(word) is not null || atlas.Codes.IsRemainder(word)
            : null,
        ("roadGrade", _) => atlas.HasAnyStreet ? grades.Value.Contains(word) : null,
        ("tradingZone", _) => atlas.HasAnyStreet ? zones.Value.Contains(word) : null,
        _ => null,
    };

    public IEnumerable<Finding> Check(IReadOnlyList<RouteRow> rows)
    {
        foreach (var (number, row) in rows.Numbered())
        {
            if (PartySource.OfficeOf(row.Party) is { } office && !Office(office))
            {
                yield return Finding.Warning(
                    number, "route.officeUnknown", $"There is no department '{office}' in the register.");
            }

            foreach (
                var (aspect, word) in row.Where.SelectMany(static condition =>
                    condition.Value.Select(word => (condition.Key, word))))
            {
                if (Knows(aspect, word) == false)
                {
                    yield return Finding.Warning(
                        number,
                        "route.wordUnknown",
                        $"Nothing registered has {aspect} '{word}', so the row applies nowhere by that word.");
                }
            }
        }
    }
}
