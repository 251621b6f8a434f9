using Grid.Atlas;
using Grid.Foundation;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Trading;

/// <summary>What the register of stalls accepts: a point of the county, and things that are registered. Pure.</summary>
internal sealed class StallRules : EntryRules<StallData>
{
    protected override Refusal? Unregistered(StallData data, EntryQuestion asked) => Missing(data, asked) is { } missing
        ? Refusal.Unprocessable("stall.unregistered", $"There is no {missing}. Register it first.")
        : null;

    protected override Refusal? Check(StallData data, StallData? held, EntryQuestion asked) =>
        held?.At == data.At ? null : CountyGround.Check(asked.County.Atlas, data.At);

    protected override string? Ground(StallData data) =>
        FormattableString.Invariant($$"""{"type":"Point","coordinates":[{{data.At.Lon}},{{data.At.Lat}}]}""");

    private static EntityRef? Missing(StallData data, EntryQuestion asked)
    {
        if (data.Department is { } department && !asked.County.Offices.Has(department))
        {
            return new(EntityKind.Department, department);
        }

        return data.GuidedTo is { } point && asked.County.Trading.Find(point) is null
            ? new(EntityKind.Permit, point)
            : null;
    }
}
