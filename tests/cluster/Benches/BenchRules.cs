using Grid.Atlas;
using Grid.Foundation;
using Grid.Registers;

namespace Grid.Tests.Benches;

/// <summary>What the register of benches takes: a point in the county, and a registered office for its owner.</summary>
internal sealed class BenchRules : EntryRules<BenchData>
{
    private const double ReachMetres = 5;

    protected override Refusal? Unregistered(BenchData data, EntryQuestion asked) =>
        asked.County.Offices.Has(data.Owner)
        ? null
        : Refusal.Unprocessable("bench.ownerUnknown", $"There is no office '{data.Owner}'. Register it first.");

    protected override Refusal? Check(BenchData data, BenchData? held, EntryQuestion asked) =>
        Geometry(data) ?? CountyGround.Check(asked.County.Atlas, data.At);

    protected override Refusal? Geometry(BenchData data) => GeometryRules.CheckPoint(data.At);

    protected override MapSpot? Spot(BenchData data) =>
        new(FormattableString.Invariant($$"""{"type":"Point","coordinates":[{{data.At.Lon}},{{data.At.Lat}}]}"""), ReachMetres);
}
