using Grid.Places;

namespace Grid.Benchmarks.County;

/// <summary>What there is to report in a county, and where.</summary>
internal sealed class Surroundings(string county)
{
    public IReadOnlyList<GeoPoint> Spots { get; } = County.Spots.Along(county);

    public IReadOnlyList<(string Kind, string Code)> Classes { get; } =
        [
            .. Csv.Column(Path.Combine(county, "rulebook", "classes.csv"), "kind")
                .Zip(Csv.Column(Path.Combine(county, "rulebook", "classes.csv"), "code"))
                .Distinct(),
        ];

    /// <summary>Reports of every class on one segment alone.</summary>
    public Reports OfOneSegment(TimeProvider time) =>
        new(County.Spots.OfOneSegment(county), Classes, time.GetUtcNow());

    /// <summary>Codes of its segments.</summary>
    public IReadOnlyList<string> Segments { get; } = County.Spots.Segments(county);

    /// <summary>A stream of reports of its own: each contender hears the same.</summary>
    public Reports Reports(TimeProvider time) => new(Spots, Classes, time.GetUtcNow());
}
