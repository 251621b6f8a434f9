using Grid.Cases;
using Grid.Foundation;

namespace Grid.Counties;

internal sealed partial class Region
{
    /// <summary>
    /// The county and the place of a report without a point. Among several counties it names a thing, an area or, in
    /// its words, a sub-district of one of them.
    /// </summary>
    /// <param name="words">Address and description.</param>
    public (County County, Outcome<Spot> Spot) Find(Whereabouts where, params IReadOnlyList<string?> words)
    {
        var county = where switch
        {
            { Thing: { } thing } => Find(thing),
            { Area: { } area } => Counties.FirstOrDefault(one => one.Atlas.HasArea(area)),
            _ => Only ?? Counties.FirstOrDefault(one =>
                words.OfType<string>().Any(text => one.Atlas.AreaNamedIn(text) is not null)),
        };
        if (county is null && where is { Thing: null, Area: null })
        {
            return (First, Refusal.Unprocessable(
                "report.pointMissing",
                $"The report has no point, and its words name no area of one of the counties {Codes}. Send \"lon\" and "
                + "\"lat\", or the code of the county as \"area\"."));
        }

        var asked = county ?? First;
        return (asked, asked.Find(where, words));
    }
}
