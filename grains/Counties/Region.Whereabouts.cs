using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;

namespace Grid.Counties;

internal sealed partial class Region
{
    /// <summary>
    /// The county and the place of a report without a point. Among several counties it names a thing, an area or, in
    /// its words, a sub-district of one of them.
    /// </summary>
    public (County County, Outcome<Spot> Spot) Find(
        Whereabouts where, string? address = null, string? description = null)
    {
        var county = where switch
        {
            { Thing: { } thing } => Find(thing),
            { Area: { } area } => Find(new EntityRef(EntityKind.Area, area)),
            _ => Only ?? Named([.. new[] { address, description }.OfType<string>()]) ?? Addressed(address),
        };
        if (county is null && where is { Thing: null, Area: null })
        {
            return (First, Refusal.Unprocessable(
                "report.pointMissing",
                $"The report has no point, and its words name no area of one of the counties {Codes}. Send \"lon\" and "
                + "\"lat\", or the code of the county as \"area\"."));
        }

        var asked = county ?? First;
        return (asked, asked.Find(where, address, description));
    }

    /// <summary>The county in which an address means a place; null where it does in none, or in several.</summary>
    private County? Addressed(string? address)
    {
        var meant = address is null
            ? []
            : Counties.Where(county => county.Atlas.MeantBy(address).Count > 0).Take(2).ToList();
        return meant is [var one] ? one : null;
    }

    /// <summary>The first county by code of which a text names an area; null for none.</summary>
    private County? Named(IReadOnlyList<string> texts) => texts
        .SelectMany(index.NamedIn)
        .Append(First.Code)
        .OfType<string>()
        .Distinct()
        .Order(StringComparer.Ordinal)
        .Select(code => byCode[code])
        .FirstOrDefault(county => texts.Any(text => county.Atlas.AreaNamedIn(text) is not null));
}
